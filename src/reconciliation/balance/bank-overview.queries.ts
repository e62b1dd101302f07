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
  /** Lines of which something waits to be matched; those set aside do not. */
  readonly unmatchedLines: number;
  /** The last day its statements cover; null while there is none. */
  readonly statementToOn: LondonDate | null;
  readonly statementId: string | null;
  /** The latest statement's running balance does not follow somewhere. */
  readonly chainBreaks: number;
  readonly cashBookPence: Pence;
  /** Who typed the balance that it is reckoned from; null when the latest statement says it. */
  readonly typed: {
    readonly name: string;
    readonly on: LondonDate;
    readonly evidence: string;
  } | null;
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
  readonly notSeenPence: string;
  readonly ownTransfersPence: string;
  readonly statementId: string | null;
  readonly statementToOn: LondonDate | null;
  readonly closingPence: string | null;
  readonly typed: BankOverview['typed'];
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
        notSeenPence: BigInt(row.notSeenPence),
        ownTransfersPence: BigInt(row.ownTransfersPence),
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
             coalesce(r.pence, 0)::text AS "notSeenPence",
             coalesce(t.pence, 0)::text AS "ownTransfersPence",
             s.id AS "statementId", s.to_on::text AS "statementToOn", coalesce(s.closing_pence, y.pence) AS "closingPence",
             CASE WHEN s.closing_pence IS NULL THEN y.typed END AS typed,
             coalesce(jsonb_array_length(s.chain_breaks), 0) AS "chainBreaks"
        FROM bank_account b
        LEFT JOIN LATERAL (
          SELECT count(*) FILTER (WHERE state IN ('pending', 'part-matched'))::integer AS lines,
                 sum(open_pence) AS pence
            FROM bank_line_standing WHERE bank_account_id = b.id AND open_pence <> 0) l ON true
        LEFT JOIN LATERAL (
          SELECT sum(amount - seen) AS pence FROM (
            SELECT r.amount_pence AS amount, coalesce(sum(p.pence), 0) AS seen
              FROM receipt r LEFT JOIN bank_match_part p ON p.receipt_id = r.id AND p.is_live
             WHERE r.bank_account_id = b.id AND r.kind <> 'opening-balance' AND r.reversed_at IS NULL
             GROUP BY r.id
            UNION ALL
            SELECT -x.amount_pence, coalesce(sum(p.pence), 0)
              FROM fund_payment x LEFT JOIN bank_match_part p ON p.fund_payment_id = x.id AND p.is_live
             WHERE x.bank_account_id = b.id AND x.reversed_at IS NULL
             GROUP BY x.id) item) r ON true
        LEFT JOIN LATERAL (
          SELECT sum(p.pence) AS pence FROM bank_match_part p JOIN bank_line l ON l.id = p.bank_line_id
           WHERE p.kind = 'own-transfer' AND p.is_live AND l.bank_account_id = b.id) t ON true
        LEFT JOIN LATERAL (
          SELECT * FROM bank_statement s WHERE s.bank_account_id = b.id
           ORDER BY s.to_on DESC, s.imported_at DESC LIMIT 1) s ON true
        LEFT JOIN LATERAL (
          SELECT jsonb_build_object('name', w.name, 'on', y.on_day, 'evidence', y.evidence) AS typed,
                 y.pence + coalesce((SELECT sum(l.amount_pence) FROM bank_line l
                                      WHERE l.bank_account_id = b.id AND l.booked_on > y.on_day), 0) AS pence
            FROM typed_balance y JOIN person w ON w.id = y.typed_by
           WHERE y.bank_account_id = b.id AND y.withdrawn_at IS NULL AND s.closing_pence IS NULL
           ORDER BY y.on_day DESC LIMIT 1) y ON true
       ORDER BY b.name`);
  }
}
