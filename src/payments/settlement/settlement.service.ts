import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit, type Act } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Instalment } from '../instalment.entity.js';
import { InstalmentFactsQueries, type InstalmentFacts } from '../instalment-facts.queries.js';
import { PaymentRunItem } from '../payment-run-item.entity.js';
import { afterAct, type InstalmentAct } from '../instalment.lifecycle.js';
import {
  bouncedOf,
  bouncedSource,
  clearedOf,
  clearedSource,
  failedOf,
  type SeenAtTheBank,
} from '../instalment.postings.js';
import { instalmentNotAccepted } from '../payments.events.js';

/** A payment seen on a statement of one of our accounts: `on` is the day the bank booked it. */
export interface ClearPayment extends SeenAtTheBank {
  readonly instalmentId: string;
}

/** A payment that never left. `reason` in words. */
export interface FailPayment {
  readonly instalmentId: string;
  readonly on: LondonDate;
  readonly by: string;
  readonly reason: string;
}

/** A payment that left and was seen to come back. `reason` in words. */
export interface BouncePayment extends ClearPayment {
  readonly reason: string;
}

/** What was said of a payment under this match was wrong: the correction counts for the day `on`. */
export interface UndoSettlement {
  readonly instalmentId: string;
  readonly matchId: string;
  readonly on: LondonDate;
  readonly by: string;
  readonly reason: string;
}

/** What becomes of a payment after it was sent: the bank's word, and taking it back. */
@Injectable()
export class Settlement {
  constructor(
    private readonly facts: InstalmentFactsQueries,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Moves the sum from in transit to paid, out of the bank account.
   * @throws Refused unless it has been sent and not cleared before.
   */
  clear(tx: Tx, payment: ClearPayment): Promise<void> {
    return this.clearAll(tx, [payment]);
  }

  /**
   * As `clear`, many at once: the same locks in the same order, and a handful of statements however
   * many there are. All of them or none.
   * @throws Refused unless each has been sent and not cleared before.
   */
  async clearAll(tx: Tx, payments: readonly ClearPayment[]): Promise<void> {
    if (payments.length === 0) return;
    const ids = payments.map(({ instalmentId }) => instalmentId);
    const facts = await this.facts.loadAllForUpdate(tx, ids);
    const factsById = new Map(facts.map((each) => [each.id, each]));
    const cleared = payments.map((payment) => {
      const own = factsById.get(payment.instalmentId);
      if (!own) throw new Error(`There is no instalment ${payment.instalmentId}`);
      return { facts: own, seen: payment };
    });
    refuseIfAny(
      cleared.flatMap(({ facts: { status } }) => {
        const next = afterAct('clear', status);
        return 'refusal' in next ? [next.refusal] : [];
      }),
    );
    await tx.query(
      `UPDATE instalment SET status = 'cleared', cleared_on = c.cleared_on
         FROM unnest($1::uuid[], $2::date[]) AS c (id, cleared_on) WHERE instalment.id = c.id`,
      [ids, payments.map(({ on }) => on)],
    );
    await this.audit.recordAll(
      tx,
      cleared.map(({ facts: own, seen }) => actOf(own, 'payment-cleared', seen.by)),
    );
    await this.journal.postAll(
      tx,
      cleared.map(({ facts: own, seen }) => clearedOf(own, seen)),
    );
  }

  /**
   * Takes a clearing back: the sum is in transit again, and may clear under another match.
   * @throws Refused unless it stands as cleared.
   * @throws Error when it was not cleared under this match.
   */
  async unclear(tx: Tx, undo: UndoSettlement): Promise<void> {
    const { instalmentId, matchId, by, reason } = undo;
    const facts = await this.locked(tx, instalmentId, 'unclear');
    await tx.update(Instalment, { id: instalmentId }, { status: 'sent', clearedOn: null });
    await this.record(tx, facts, 'payment-clearing-undone', by, reason);
    await this.reverse(tx, clearedSource(instalmentId, matchId), undo);
  }

  /**
   * Moves the sum from in transit back to committed. The instalment is planned again and can be put
   * in a new run, as another attempt; its people and those who pay are told.
   * @throws Refused unless it is in transit.
   */
  async fail(tx: Tx, { instalmentId, on, by, reason }: FailPayment): Promise<void> {
    const facts = await this.locked(tx, instalmentId, 'fail');
    await tx.update(
      Instalment,
      { id: instalmentId },
      { status: 'planned', attempt: facts.attempt + 1, sentAt: null },
    );
    await tx.update(PaymentRunItem, { instalmentId, status: 'sent' }, { status: 'failed' });
    await this.record(tx, facts, 'payment-failed', by, reason);
    await this.outbox.add(tx, instalmentNotAccepted(instalmentId, facts.attempt));
    await this.journal.post(tx, failedOf(facts, { on, by, reason }));
  }

  /**
   * Moves the sum from paid back to committed, into the bank account. The instalment is planned
   * again and can be put in a new run, as another attempt; its people and those who pay are told.
   * @throws Refused unless it has cleared.
   */
  async bounce(tx: Tx, { instalmentId, reason, ...seen }: BouncePayment): Promise<void> {
    const facts = await this.locked(tx, instalmentId, 'bounce');
    await tx.update(
      Instalment,
      { id: instalmentId },
      { status: 'planned', attempt: facts.attempt + 1, bouncedByMatch: seen.matchId },
    );
    await tx.update(PaymentRunItem, { instalmentId, status: 'sent' }, { status: 'bounced' });
    await this.record(tx, facts, 'payment-bounced', seen.by, reason);
    await this.outbox.add(tx, instalmentNotAccepted(instalmentId, facts.attempt));
    await this.journal.post(tx, bouncedOf(facts, { ...seen, reason }));
  }

  /**
   * It did not come back after all: it is paid, as before.
   * @throws Refused when it came back under another match, or has been put in a run since.
   */
  async unbounce(tx: Tx, undo: UndoSettlement): Promise<void> {
    const { instalmentId, matchId, by, reason } = undo;
    const facts = await this.locked(tx, instalmentId, 'unbounce');
    if (facts.bouncedByMatch !== matchId) {
      refuse('not-bounced', 'This payment did not come back by that line of the bank’s');
    }
    await tx.update(
      Instalment,
      { id: instalmentId },
      { status: 'cleared', attempt: facts.attempt - 1, bouncedByMatch: null },
    );
    await tx.query(
      `UPDATE payment_run_item SET status = 'sent' WHERE id =
         (SELECT t.id FROM payment_run_item t JOIN payment_run r ON r.id = t.run_id
           WHERE t.instalment_id = $1 AND t.status = 'bounced' ORDER BY r.number DESC LIMIT 1)`,
      [instalmentId],
    );
    await this.record(tx, facts, 'payment-bounce-undone', by, reason);
    await this.reverse(tx, bouncedSource(instalmentId, matchId), undo);
  }

  private async locked(tx: Tx, instalmentId: string, act: InstalmentAct): Promise<InstalmentFacts> {
    const facts = await this.facts.loadForUpdate(tx, instalmentId);
    const next = afterAct(act, facts.status);
    refuseIfAny('refusal' in next ? [next.refusal] : []);
    return facts;
  }

  private async record(
    tx: Tx,
    facts: InstalmentFacts,
    act: string,
    by: string,
    reason?: string,
  ): Promise<void> {
    await this.audit.record(tx, actOf(facts, act, by, reason));
  }

  private async reverse(tx: Tx, source: string, undo: UndoSettlement): Promise<void> {
    await this.journal.reverse(tx, {
      source,
      newSource: `${source}/undone`,
      effectiveOn: undo.on,
      reason: undo.reason,
      postedBy: undo.by,
    });
  }
}

function actOf(
  { awardId, reference }: InstalmentFacts,
  act: string,
  by: string,
  reason?: string,
): Act {
  return {
    subject: `award/${awardId}`,
    act,
    by,
    detail: { reference, ...(reason !== undefined && { reason }) },
  };
}
