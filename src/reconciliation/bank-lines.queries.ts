import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** A line of the bank's, and what it was matched with, if it was. */
export interface LineOfBank {
  readonly id: string;
  readonly statementId: string;
  readonly bankAccountId: string;
  readonly bankAccountName: string;
  readonly bookedOn: LondonDate;
  /** Into the account is positive. */
  readonly amountPence: Pence;
  readonly balancePence: Pence | null;
  readonly description: string;
  readonly type: string;
  /** `Receipt from The National Lottery`, `OC-2026-0003-1 to Stanway Stitchers`; null while unmatched. */
  readonly matchedWith: string | null;
}

interface Row extends Omit<LineOfBank, 'amountPence' | 'balancePence'> {
  readonly amountPence: string;
  readonly balancePence: string | null;
}

const SELECT = `
  SELECT l.id, l.statement_id AS "statementId", l.bank_account_id AS "bankAccountId",
         b.name AS "bankAccountName", l.booked_on::text AS "bookedOn",
         l.amount_pence AS "amountPence", l.balance_pence AS "balancePence", l.description, l.type,
         CASE WHEN m.receipt_id IS NOT NULL THEN 'Receipt ' || r.reference || ' for ' || f.name
              WHEN m.instalment_id IS NOT NULL THEN i.reference || ' to ' || o.name END AS "matchedWith"
    FROM bank_line l
    JOIN bank_account b ON b.id = l.bank_account_id
    LEFT JOIN bank_match m ON m.bank_line_id = l.id
    LEFT JOIN receipt r ON r.id = m.receipt_id
    LEFT JOIN fund f ON f.id = r.fund_id
    LEFT JOIN instalment i ON i.id = m.instalment_id
    LEFT JOIN award a ON a.id = i.award_id
    LEFT JOIN organisation o ON o.id = a.organisation_id`;

@Injectable()
export class BankLines {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<LineOfBank | undefined> {
    const [line] = await this.read('l.id = $1', id);
    return line;
  }

  /** In the bank's own order, the oldest first. */
  ofStatement(statementId: string): Promise<readonly LineOfBank[]> {
    return this.read('l.statement_id = $1 ORDER BY l.place', statementId);
  }

  /** Lines that are not matched with anything yet, by day. */
  unmatched(bankAccountId: string): Promise<readonly LineOfBank[]> {
    return this.read(
      'l.bank_account_id = $1 AND m.id IS NULL ORDER BY l.booked_on, l.place, l.id',
      bankAccountId,
    );
  }

  private async read(which: string, value: string): Promise<readonly LineOfBank[]> {
    const rows = await this.dataSource.query<Row[]>(`${SELECT} WHERE ${which}`, [value]);
    return rows.map((row) => ({
      ...row,
      amountPence: BigInt(row.amountPence),
      balancePence: row.balancePence === null ? null : BigInt(row.balancePence),
    }));
  }
}
