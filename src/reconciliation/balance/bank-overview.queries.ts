import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { reconcile, type Reconciliation } from './balance.rules.js';

/** One of our bank accounts: what the bank says, what we say, what is left to explain. */
export interface BankOverview {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly unmatchedLines: number;
  /** The last day its statements cover; null while there is none. */
  readonly statementToOn: LondonDate | null;
  readonly statementId: string | null;
  /** The latest statement's running balance does not follow somewhere. */
  readonly chainBreaks: number;
  readonly cashBookPence: Pence;
  readonly reconciliation: Reconciliation | undefined;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly unmatchedLines: number;
  readonly unexplainedPence: string;
  readonly receiptsNotSeenPence: string;
  readonly statementId: string | null;
  readonly statementToOn: LondonDate | null;
  readonly closingPence: string | null;
  readonly chainBreaks: number;
}

@Injectable()
export class BankOverviews {
  constructor(
    private readonly dataSource: DataSource,
    private readonly balances: Balances,
  ) {}

  /** Every bank account, by name. */
  async all(): Promise<readonly BankOverview[]> {
    const [rows, cash] = await Promise.all([this.rows(), this.balances.cashByBankAccount()]);
    return rows.map((row) => {
      const cashBookPence = cash
        .filter(({ bankAccountId }) => bankAccountId === row.id)
        .reduce((sum, { pence }) => sum + pence, 0n);
      const reconciliation = reconcile({
        statementPence: row.closingPence === null ? undefined : BigInt(row.closingPence),
        receiptsNotSeenPence: BigInt(row.receiptsNotSeenPence),
        unexplainedPence: BigInt(row.unexplainedPence),
        cashBookPence,
      });
      return { ...row, cashBookPence, reconciliation };
    });
  }

  async byId(id: string): Promise<BankOverview | undefined> {
    return (await this.all()).find((account) => account.id === id);
  }

  private rows(): Promise<Row[]> {
    return this.dataSource.query<Row[]>(`
      SELECT b.id, b.name, b.code, b.sort_code AS "sortCode", b.account_number AS "accountNumber",
             coalesce(l.lines, 0) AS "unmatchedLines", coalesce(l.pence, 0)::text AS "unexplainedPence",
             coalesce(r.pence, 0)::text AS "receiptsNotSeenPence",
             s.id AS "statementId", s.to_on::text AS "statementToOn", s.closing_pence AS "closingPence",
             coalesce(jsonb_array_length(s.chain_breaks), 0) AS "chainBreaks"
        FROM bank_account b
        LEFT JOIN LATERAL (
          SELECT count(*)::integer AS lines, sum(l.amount_pence) AS pence
            FROM bank_line l LEFT JOIN bank_match m ON m.bank_line_id = l.id
           WHERE l.bank_account_id = b.id AND m.id IS NULL) l ON true
        LEFT JOIN LATERAL (
          SELECT sum(r.amount_pence) AS pence
            FROM receipt r LEFT JOIN bank_match m ON m.receipt_id = r.id
           WHERE r.bank_account_id = b.id AND r.kind <> 'opening-balance' AND m.id IS NULL) r ON true
        LEFT JOIN LATERAL (
          SELECT * FROM bank_statement s WHERE s.bank_account_id = b.id
           ORDER BY s.to_on DESC, s.imported_at DESC LIMIT 1) s ON true
       ORDER BY b.name`);
  }
}
