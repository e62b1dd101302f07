import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Refused } from '../kernel/refusal.js';
import { Audit } from '../platform/audit/audit.service.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { Outbox } from '../platform/outbox/outbox.service.js';
import { Instalment } from './instalment.entity.js';
import { PaymentRunItem } from './payment-run-item.entity.js';
import { paymentsToPlanAnew } from './payments.events.js';
import { refusalsToGoOn } from './payment.rules.js';
import type { RunFacts, RunItemFacts } from './run-facts.queries.js';

/** A payment that could not go on with its run, and why. */
export interface TakenOut {
  readonly reference: string;
  /** A sentence without its full stop. */
  readonly reason: string;
}

/** What became of a step: so many payments went on, these did not. */
export interface Sifted {
  readonly kept: readonly RunItemFacts[];
  readonly takenOut: readonly TakenOut[];
}

@Injectable()
export class RunItems {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks each payment by itself, under its lock: what can't be paid today is taken out with the
   * reason, the rest goes on.
   * @throws Refused with every reason when nothing would be left.
   */
  async sift(tx: Tx, { run, items }: RunFacts, by: string): Promise<Sifted> {
    const today = this.clock.today();
    const judged = items.map((item) => ({ item, refusals: refusalsToGoOn(item, today) }));
    const kept = judged.flatMap(({ item, refusals }) => (refusals.length === 0 ? [item] : []));
    if (kept.length === 0) {
      throw new Refused(
        judged.length === 0
          ? [{ code: 'run-empty', message: 'No payment is left in this run' }]
          : judged.flatMap(({ item, refusals }) =>
              refusals.map((refusal) => ({
                ...refusal,
                message: `${item.reference}: ${refusal.message}`,
              })),
            ),
      );
    }
    const takenOut: TakenOut[] = [];
    for (const { item, refusals } of judged) {
      if (refusals.length === 0) continue;
      const reason = refusals.map(({ message }) => message).join('. ');
      await this.takeOut(tx, run.reference, item, reason, by);
      takenOut.push({ reference: item.reference, reason });
    }
    return { kept, takenOut };
  }

  /** The instalment is planned again, and may be put in another run. */
  async takeOut(
    tx: Tx,
    runReference: string,
    item: Pick<RunItemFacts, 'itemId' | 'id' | 'awardId' | 'reference' | 'isPlannedWhole'>,
    reason: string,
    by: string,
  ): Promise<void> {
    await tx.update(
      PaymentRunItem,
      { id: item.itemId },
      {
        status: 'taken-out',
        takenOutAt: this.clock.now(),
        takenOutBy: by,
        takenOutReason: reason,
      },
    );
    await tx.update(Instalment, { id: item.id }, { status: 'planned' });
    if (!item.isPlannedWhole) await this.outbox.add(tx, paymentsToPlanAnew(item.awardId));
    await this.audit.record(tx, {
      subject: `award/${item.awardId}`,
      act: 'payment-taken-out',
      by,
      detail: { reference: item.reference, run: runReference, reason },
    });
  }
}

/** What a step says when it is done: `3 payments are approved. OC-2026-0003-1 was taken out: …` */
export function siftedInWords({ kept, takenOut }: Sifted, done: string): string {
  const count = kept.length === 1 ? '1 payment is' : `${kept.length} payments are`;
  const out = takenOut.map(({ reference, reason }) => ` ${reference} was taken out: ${reason}.`);
  return `${count} ${done}.${out.join('')}`;
}
