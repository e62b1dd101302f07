import { Injectable, NotFoundException } from '@nestjs/common';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Award } from '../award.entity.js';
import { afterAct } from '../award.lifecycle.js';
import { refusalOf } from '../award.postings.js';
import { awardRefused } from '../awards.events.js';
import { TrusteeRefusal } from './trustee-refusal.entity.js';
import {
  refusalsToConfirm,
  refusalsToPropose,
  refusalsToWithdraw,
  type RefusalFacts,
} from './trustee-refusal.rules.js';

interface Locked {
  readonly award: Award;
  /** The proposal that waits for another person. */
  readonly open: TrusteeRefusal | undefined;
  /** The latest of all. */
  readonly last: TrusteeRefusal | undefined;
  readonly facts: RefusalFacts;
}

/** The trustee may refuse to pay what it may not lawfully pay: one proposes, another confirms. */
@Injectable()
export class TrusteeRefusing {
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
   * From now on no payment of the award is made, until another person has spoken. A second click changes nothing.
   * @throws Refused when it is proposed already, or nothing is left to refuse.
   */
  propose(awardId: string, legalReason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { open, facts } = await this.lock(tx, awardId);
      if (open?.legalReason === legalReason && open.proposedBy === by) return;
      refuseIfAny(refusalsToPropose(facts));
      await tx.insert(TrusteeRefusal, {
        ...{ awardId, legalReason, status: 'proposed' },
        ...{ proposedAt: this.clock.now(), proposedBy: by },
      });
      await this.record(tx, awardId, 'refusal-proposed', by, { legalReason });
    });
  }

  /**
   * What was not sent goes back to what the fund has available, in the same transaction, and the award is refused.
   * A second click changes nothing.
   * @throws Refused when nobody else has proposed it, or a payment of it is in a run.
   */
  confirm(awardId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { award, open, last, facts } = await this.lock(tx, awardId);
      if (!open && last?.status === 'confirmed' && last.settledBy === by) return;
      refuseIfAny(refusalsToConfirm(facts, by));
      const next = afterAct('refuse', award.status);
      if ('refusal' in next || !open) throw new Error(`${awardId} can't be refused`);
      const amountPence = facts.unsentPence;
      const settled = { settledAt: this.clock.now(), settledBy: by };
      await tx.update(
        TrusteeRefusal,
        { id: open.id },
        { ...settled, status: 'confirmed', amountPence },
      );
      await tx.update(Award, { id: awardId }, { status: next.status });
      await this.record(tx, awardId, 'refused-by-trustee', by, {
        ...{ from: award.status, amountPence: amountPence.toString() },
        legalReason: open.legalReason,
      });
      await this.outbox.add(tx, awardRefused(open.id));
      await this.journal.post(
        tx,
        refusalOf({
          ...{ refusalId: open.id, awardId, fundId: award.fundId, amountPence },
          ...{ reference: award.reference, reason: open.legalReason, by },
          on: this.clock.today(),
        }),
      );
    });
  }

  /** The payments of the award go on. A second click changes nothing. @throws Refused when nobody has proposed it. */
  withdraw(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { open, last, facts } = await this.lock(tx, awardId);
      if (!open && last?.withdrawnReason === reason) return;
      refuseIfAny(refusalsToWithdraw(facts));
      const settled = { settledAt: this.clock.now(), settledBy: by };
      await tx.update(
        TrusteeRefusal,
        { id: open?.id },
        { ...settled, status: 'withdrawn', withdrawnReason: reason },
      );
      await this.record(tx, awardId, 'refusal-withdrawn', by, { reason });
    });
  }

  /**
   * In the house's order: the application, the award, the ledger's fund. Payments and acceptance lock the award as
   * well, so whichever comes second sees what the first did.
   */
  private async lock(tx: Tx, awardId: string): Promise<Locked> {
    const found = await tx.findOneBy(Award, { id: awardId });
    if (!found) throw new NotFoundException();
    await this.outcomes.lockForDecision(tx, found.applicationId);
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOneOrFail(Award, { where: { id: awardId }, lock });
    const all = await tx.find(TrusteeRefusal, {
      where: { awardId },
      order: { proposedAt: 'DESC', id: 'DESC' },
    });
    const open = all.find(({ status }) => status === 'proposed');
    const inARun = await tx.query<{ reference: string }[]>(
      `SELECT reference FROM instalment WHERE award_id = $1 AND status = 'in-run' ORDER BY number`,
      [awardId],
    );
    const { committedPence } = await this.balances.ofCommitmentForUpdate(tx, awardId);
    return {
      award,
      open,
      last: all[0],
      facts: {
        unsentPence: committedPence,
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
