import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { DaysOfPayments } from '../schedule/days-of-payments.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/**
 * What monitoring tells payments about the returns of an award, in the transaction in which it happens: a payment
 * that waits for a return never believes something else than the return says. Each is harmless twice.
 *
 * Its rows are locked last of all, after the award, the return and the instalments, and paying takes them in the same
 * order: whichever comes second sees what the first did.
 */
@Injectable()
export class PaymentGates {
  constructor(
    private readonly days: DaysOfPayments,
    private readonly clock: Clock,
  ) {}

  /** A return is planned. One that is known already stays as it is. */
  async expect(tx: Tx, awardId: string, number: number, dueOn: LondonDate): Promise<void> {
    await tx.query(
      `INSERT INTO payment_gate (award_id, return_number, due_on) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [awardId, number, dueOn],
    );
  }

  /** It is due on another day. */
  moved(tx: Tx, awardId: string, number: number, dueOn: LondonDate): Promise<void> {
    return this.set(tx, 'due_on = $3', [awardId, number, dueOn]);
  }

  /** It is with the panel, and not accepted: for the first time, again, or because an acceptance was taken back. */
  sent(tx: Tx, awardId: string, number: number): Promise<void> {
    return this.set(tx, 'sent_at = coalesce(sent_at, $3), accepted_at = NULL', [
      awardId,
      number,
      this.clock.now(),
    ]);
  }

  /** It is owed again: the panel has queried it, or has taken back that it is waived. */
  notSent(tx: Tx, awardId: string, number: number): Promise<void> {
    return this.set(tx, 'sent_at = NULL, accepted_at = NULL', [awardId, number]);
  }

  /** The panel has accepted it, or has waived it: a payment that waited for it is due. */
  async accepted(tx: Tx, awardId: string, number: number): Promise<void> {
    await this.days.lock(tx, awardId);
    await this.set(tx, 'accepted_at = coalesce(accepted_at, $3)', [
      awardId,
      number,
      this.clock.now(),
    ]);
    await this.days.open(tx, awardId);
  }

  /** @throws Error for a return that was never expected: a payment would wait for it for ever. */
  private async set(tx: Tx, change: string, values: readonly unknown[]): Promise<void> {
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE payment_gate SET ${change} WHERE award_id = $1 AND return_number = $2`,
      [...values],
    );
    if (changed !== 1) throw new Error(`Return ${String(values[1])} was never expected`);
  }
}
