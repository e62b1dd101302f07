import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { FundPaymentKind } from './fund-payment.entity.js';

/** A payment of a fund's with the names a list shows it under. */
export interface RecordedFundPayment {
  readonly id: string;
  readonly kind: FundPaymentKind;
  readonly fundId: string;
  readonly fundCode: string;
  readonly fundName: string;
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  readonly amountPence: Pence;
  readonly paidOn: LondonDate;
  readonly reference: string;
  readonly reason: string;
  /** Undone as a mistake: it is no longer to be looked for at the bank. */
  readonly isReversed: boolean;
}

const SELECT = `
  SELECT p.id, p.kind, p.fund_id AS "fundId", f.code AS "fundCode", f.name AS "fundName",
         p.bank_account_id AS "bankAccountId", b.name AS "bankAccountName",
         p.amount_pence AS "amountPence", p.paid_on::text AS "paidOn", p.reference, p.reason,
         p.reversed_at IS NOT NULL AS "isReversed"
    FROM fund_payment p JOIN fund f ON f.id = p.fund_id JOIN bank_account b ON b.id = p.bank_account_id`;

/** Fees, refunds to funders and bank charges, newest first. */
@Injectable()
export class FundPayments {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, with those that were undone. */
  ofFund(fundId: string): Promise<RecordedFundPayment[]> {
    return this.read('p.fund_id = $1', fundId);
  }

  /** Those that stand at one bank account, to be found on its statements. */
  atBankAccount(bankAccountId: string): Promise<RecordedFundPayment[]> {
    return this.read('p.bank_account_id = $1 AND p.reversed_at IS NULL', bankAccountId);
  }

  byIds(ids: readonly string[]): Promise<RecordedFundPayment[]> {
    return this.read('p.id = ANY($1)', ids);
  }

  private async read(condition: string, value: unknown): Promise<RecordedFundPayment[]> {
    const rows = await this.dataSource.query<(RecordedFundPayment & { amountPence: string })[]>(
      `${SELECT} WHERE ${condition} ORDER BY p.paid_on DESC, p.recorded_at DESC, p.id`,
      [value],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
