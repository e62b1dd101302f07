import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { CheckingAnew } from '../../organisations/bank-details/checking-anew/checking-anew.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { AwardFreeze } from '../award-freeze.queries.js';
import { Award } from '../award.entity.js';
import { awardTransferred, transferProposed } from '../changes.events.js';
import { AwardTransfer, type TransferKind } from './award-transfer.entity.js';
import {
  refusalsToProposeTransfer,
  refusalsToSignTransfer,
  type TransferFacts,
} from './transfer.rules.js';

export interface ProposeTransfer {
  readonly awardId: string;
  readonly kind: TransferKind;
  readonly toOrganisationId: string;
  readonly reason: string;
  readonly by: string;
}

export interface SignTransfer {
  readonly awardId: string;
  readonly transferId: string;
  readonly signatoryName: string;
  readonly signatoryPosition: string;
  readonly by: string;
}

interface Locked {
  readonly award: Award;
  readonly open: AwardTransfer | undefined;
  readonly last: AwardTransfer | undefined;
  readonly facts: TransferFacts;
}

/** An award goes to another organisation: the coordinator proposes it, and who takes it on signs. */
@Injectable()
export class Transferring {
  constructor(
    private readonly transactions: Transactions,
    private readonly freeze: AwardFreeze,
    private readonly checkingAnew: CheckingAnew,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. @throws Refused when it is not under way, on hold, or proposed already. */
  propose({ awardId, kind, toOrganisationId, reason, by }: ProposeTransfer): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { award, open, facts } = await this.lock(tx, awardId);
      if (open?.reason === reason && open.toOrganisationId === toOrganisationId) return;
      refuseIfAny(refusalsToProposeTransfer(facts, toOrganisationId));
      const transfer = await tx.save(AwardTransfer, {
        ...{ awardId, kind, toOrganisationId, reason, status: 'proposed' as const },
        fromOrganisationId: award.organisationId,
        ...{ proposedAt: this.clock.now(), proposedBy: by },
      });
      await this.record(tx, awardId, 'transfer-proposed', by, { toOrganisationId, kind, reason });
      await this.outbox.add(tx, transferProposed(transfer.id));
    });
  }

  /**
   * From now on the award is theirs: what is paid goes to their account, which two people check anew first, and its
   * returns are theirs to send. Who held it before goes on reading it. A second click changes nothing.
   * The caller has seen that the person writes for the organisation that takes it on.
   * @throws Refused when it was taken back, the award is on hold or has ended, or a payment of it is in a run.
   */
  sign({ awardId, transferId, by, ...signatory }: SignTransfer): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { award, facts } = await this.lock(tx, awardId);
      const transfer = await tx.findOneByOrFail(AwardTransfer, { id: transferId, awardId });
      if (transfer.status === 'signed') return;
      if (transfer.status === 'withdrawn') {
        refuse('transfer-withdrawn', 'The panel’s office has taken this back');
      }
      refuseIfAny(refusalsToSignTransfer(facts));
      const settled = { settledAt: this.clock.now(), settledBy: by };
      await tx.update(
        AwardTransfer,
        { id: transferId },
        { ...settled, ...signatory, status: 'signed' },
      );
      const organisationId = transfer.toOrganisationId;
      await tx.update(Award, { id: awardId }, { organisationId });
      await this.checkingAnew.ask(tx, organisationId, by);
      await this.record(tx, awardId, 'transferred', by, {
        ...{ from: award.organisationId, to: organisationId, kind: transfer.kind },
        signatoryName: signatory.signatoryName,
      });
      await this.outbox.add(tx, awardTransferred(awardId, transferId));
    });
  }

  /** A second click changes nothing. @throws Refused when it is signed, or nobody has proposed it. */
  takeBack(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { open, last } = await this.lock(tx, awardId);
      if (!open && last?.withdrawnReason === reason) return;
      if (!open) refuse('not-proposed', 'Nobody waits for it to be signed');
      const settled = { settledAt: this.clock.now(), settledBy: by };
      await tx.update(
        AwardTransfer,
        { id: open.id },
        { ...settled, status: 'withdrawn', withdrawnReason: reason },
      );
      await this.record(tx, awardId, 'transfer-withdrawn', by, { reason });
    });
  }

  /** The award; the organisation is locked after it, by whoever checks its account anew. */
  private async lock(tx: Tx, awardId: string): Promise<Locked> {
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOne(Award, { where: { id: awardId }, lock });
    if (!award) throw new NotFoundException();
    const frozen = await this.freeze.refusals(tx, awardId);
    const all = await tx.find(AwardTransfer, {
      where: { awardId },
      order: { proposedAt: 'DESC', id: 'DESC' },
    });
    const open = all.find(({ status }) => status === 'proposed');
    const inARun = await tx.query<{ reference: string }[]>(
      `SELECT reference FROM instalment WHERE award_id = $1 AND status = 'in-run' ORDER BY number`,
      [awardId],
    );
    return {
      award,
      open,
      last: all[0],
      facts: {
        ...{ status: award.status, frozen, holderId: award.organisationId },
        isProposed: open !== undefined,
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
