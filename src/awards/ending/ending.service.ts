import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Award } from '../award.entity.js';
import { reductionOf } from '../award.postings.js';
import { awardEnded } from '../changes.events.js';
import { AwardHold } from '../hold/award-hold.entity.js';
import { AwardEnding } from './award-ending.entity.js';
import {
  refusalsToConfirmEnding,
  refusalsToProposeEnding,
  refusalsToTakeEndingBack,
  type EndingFacts,
  type WantedEnding,
} from './ending.rules.js';

export interface ProposeEnding extends WantedEnding {
  readonly awardId: string;
  readonly reason: string;
  readonly by: string;
}

interface Locked {
  readonly award: Award;
  /** The proposal that waits for another person. */
  readonly open: AwardEnding | undefined;
  /** The latest of all. */
  readonly last: AwardEnding | undefined;
  readonly facts: EndingFacts;
}

/** A grant ends before its time: the coordinator proposes it, the trustee's administrator or the chair confirms it. */
@Injectable()
export class Ending {
  constructor(
    private readonly transactions: Transactions,
    private readonly outcomes: ApplicationOutcomes,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on nothing of the award is paid or changed, until another person has spoken. A second click changes nothing.
   * @throws Refused when it is proposed already, the award is not under way, or more is asked back than was paid.
   */
  propose({ awardId, reason, by, ...wanted }: ProposeEnding): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { open, facts } = await this.lock(tx, awardId);
      if (open?.reason === reason && open.proposedBy === by) return;
      refuseIfAny(refusalsToProposeEnding(facts, wanted));
      await tx.insert(AwardEnding, {
        ...{ awardId, reason, ...wanted, status: 'proposed' },
        ...{ proposedAt: this.clock.now(), proposedBy: by },
      });
      await this.record(tx, awardId, 'ending-proposed', by, { reason, cause: wanted.cause });
    });
  }

  /**
   * What was not sent goes back to what the fund has available, in the same transaction, and the award has ended. A
   * hold ends with it. A second click changes nothing.
   * @throws Refused when nobody else has proposed it, or a payment of it is in a run.
   */
  confirm(awardId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { award, open, last, facts } = await this.lock(tx, awardId);
      if (!open && last?.status === 'confirmed' && last.settledBy === by) return;
      refuseIfAny(refusalsToConfirmEnding(facts, by));
      if (!open) throw new Error(`${awardId} can't be ended`);
      const settled = { settledAt: this.clock.now(), settledBy: by };
      const unpaidPence = facts.unsentPence;
      await tx.update(
        AwardEnding,
        { id: open.id },
        { ...settled, status: 'confirmed', unpaidPence },
      );
      const lifted = { liftedAt: settled.settledAt, liftedBy: by };
      await tx.update(AwardHold, { awardId, liftedAt: IsNull() }, lifted);
      await tx.update(Award, { id: awardId }, { status: 'terminated' });
      await this.record(tx, awardId, 'ended', by, {
        ...{ from: award.status, unpaidPence: unpaidPence.toString() },
        ...{ asksBackPence: open.asksBackPence.toString(), reason: open.reason },
      });
      await this.outbox.add(tx, awardEnded(awardId, open.id));
      if (unpaidPence === 0n) return;
      await this.journal.post(
        tx,
        reductionOf({
          ...{ source: `award-ending/${open.id}/confirmed`, awardId, fundId: award.fundId },
          ...{ amountPence: unpaidPence, reason: open.reason, on: this.clock.today(), by },
          narrative: `Award ${award.reference} ended early`,
        }),
      );
    });
  }

  /** The award goes on. A second click changes nothing. @throws Refused when nobody has proposed it. */
  takeBack(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { open, last, facts } = await this.lock(tx, awardId);
      if (!open && last?.withdrawnReason === reason) return;
      refuseIfAny(refusalsToTakeEndingBack(facts));
      const settled = { settledAt: this.clock.now(), settledBy: by };
      await tx.update(
        AwardEnding,
        { id: open?.id },
        { ...settled, status: 'withdrawn', withdrawnReason: reason },
      );
      await this.record(tx, awardId, 'ending-withdrawn', by, { reason });
    });
  }

  /** In the house's order: the application, the award, the ledger's fund, as a refusal by the trustee does. */
  private async lock(tx: Tx, awardId: string): Promise<Locked> {
    const found = await tx.findOneBy(Award, { id: awardId });
    if (!found) throw new NotFoundException();
    await this.outcomes.lockForDecision(tx, found.applicationId);
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOneOrFail(Award, { where: { id: awardId }, lock });
    const all = await tx.find(AwardEnding, {
      where: { awardId },
      order: { proposedAt: 'DESC', id: 'DESC' },
    });
    const open = all.find(({ status }) => status === 'proposed');
    const inARun = await tx.query<{ reference: string }[]>(
      `SELECT reference FROM instalment WHERE award_id = $1 AND status = 'in-run' ORDER BY number`,
      [awardId],
    );
    const balance = await this.balances.ofCommitmentForUpdate(tx, awardId);
    return {
      award,
      open,
      last: all[0],
      facts: {
        status: award.status,
        unsentPence: balance.committedPence,
        keptPence: balance.inTransitPence + balance.paidPence - balance.returnedPence,
        proposedBy: open?.proposedBy,
        inARun: inARun.map(({ reference }) => reference),
      },
    };
  }

  private record(
    tx: Tx,
    awardId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(tx, { subject: `award/${awardId}`, act, by, detail });
  }
}
