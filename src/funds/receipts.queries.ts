import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { Shown } from '../platform/web/paging.rules.js';
import type { ReceiptKind } from './receipt.entity.js';

/** A receipt with the names a list shows it under. */
export interface RecordedReceipt {
  readonly id: string;
  readonly kind: ReceiptKind;
  readonly fundId: string;
  readonly fundCode: string;
  readonly fundName: string;
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  readonly amountPence: Pence;
  readonly receivedOn: LondonDate;
  readonly reference: string;
  /** The expected payment it is part of. */
  readonly trancheId: string | null;
  /** The sum of interest that it is a share of. */
  readonly sharingId: string | null;
  /** Undone as a mistake: it is no longer to be looked for at the bank. */
  readonly isReversed: boolean;
}

const SELECT = `
  SELECT r.id, r.kind, r.fund_id AS "fundId", f.code AS "fundCode", f.name AS "fundName",
         r.bank_account_id AS "bankAccountId", b.name AS "bankAccountName",
         r.amount_pence AS "amountPence", r.received_on::text AS "receivedOn", r.reference,
         r.tranche_id AS "trancheId", r.sharing_id AS "sharingId",
         r.reversed_at IS NOT NULL AS "isReversed"
    FROM receipt r JOIN fund f ON f.id = r.fund_id JOIN bank_account b ON b.id = r.bank_account_id`;

/** What came in, newest first. */
@Injectable()
export class Receipts {
  constructor(private readonly dataSource: DataSource) {}

  /** All of them, with those that were undone; or those that a page shows. */
  ofFund(fundId: string, shown?: Pick<Shown, 'offset' | 'limit'>): Promise<RecordedReceipt[]> {
    const some = shown && `OFFSET ${shown.offset} LIMIT ${shown.limit}`;
    return this.read('r.fund_id = $1', fundId, some);
  }

  /** How many there are, with those that were undone. */
  async countOfFund(fundId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM receipt WHERE fund_id = $1',
      [fundId],
    );
    return row?.count ?? 0;
  }

  /** Everything that stands at one bank account; an opening balance is never on a statement, but is here. */
  atBankAccount(bankAccountId: string): Promise<RecordedReceipt[]> {
    return this.read('r.bank_account_id = $1 AND r.reversed_at IS NULL', bankAccountId);
  }

  byIds(ids: readonly string[]): Promise<RecordedReceipt[]> {
    return this.read('r.id = ANY($1)', ids);
  }

  private async read(condition: string, value: unknown, which = ''): Promise<RecordedReceipt[]> {
    const rows = await this.dataSource.query<(RecordedReceipt & { amountPence: string })[]>(
      `${SELECT} WHERE ${condition} ORDER BY r.received_on DESC, r.recorded_at DESC, r.id ${which}`,
      [value],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
