import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { LineState } from '../line-standing.rules.js';
import { WHAT_A_LINE_IS } from '../part-words.queries.js';

/** Who typed a balance, when (UTC, as JSON has it), and where it was read. */
interface TypedBy {
  readonly name: string;
  readonly at: string;
  readonly evidence: string;
}

/** A bank account on a day. */
export interface AccountPosition {
  readonly bankAccountId: string;
  readonly name: string;
  /** The last day up to then that its statements cover; null when it has none. */
  readonly statementTo: LondonDate | null;
  /** Null when no statement says a balance, and nobody typed one. */
  readonly statementPence: Pence | null;
  /** The last day of what says the balance; later than the day asked for when it was reckoned back. */
  readonly balanceOn: LondonDate | null;
  /** Null when the balance was read from a statement. */
  readonly typed: TypedBy | null;
  readonly ownTransfersPence: Pence;
}

export interface FundCash {
  readonly fundId: string;
  readonly code: string;
  readonly name: string;
  readonly bankAccountId: string;
  readonly pence: Pence;
}

/** What the bank and the cash book tell differently on a day. */
export interface OutstandingItem {
  readonly bankAccountId: string;
  readonly on: LondonDate;
  readonly what: string;
  readonly why: string;
  readonly pence: Pence;
}

export interface OutstandingLine extends OutstandingItem {
  readonly state: LineState;
}

export interface PaymentOnItsWay {
  /** The day its file was sent. */
  readonly on: LondonDate;
  /** The run it went with: `PR-2026-0007`. */
  readonly run: string;
  readonly reference: string;
  readonly name: string;
  readonly pence: Pence;
}

type Text<Row> = { readonly [Key in keyof Row]: Row[Key] extends Pence ? string : Row[Key] };

/** The bank and the cash book as they stood at the end of a day, from what is known now. */
@Injectable()
export class Positions {
  /**
   * The balance by the bank comes from the statement that ends soonest on or after the day, less its
   * later lines; or from the last before it, plus lines since. Lines of its days that only a later
   * file had were not in its balance. A typed balance stands in where no statement from the day on
   * says one; it is of the end of its day, whichever file has the lines.
   */
  async accounts(db: Tx, day: LondonDate): Promise<readonly AccountPosition[]> {
    const rows = await db.query<
      (Omit<AccountPosition, 'statementPence' | 'ownTransfersPence'> & {
        statementPence: string | null;
        ownTransfersPence: string;
      })[]
    >(
      `SELECT b.id AS "bankAccountId", b.name, t.to_on::text AS "statementTo",
              s.closing_pence + coalesce(l.since, 0) - coalesce(l.after, 0) AS "statementPence",
              s.to_on::text AS "balanceOn", s.typed,
              coalesce(o.pence, 0)::text AS "ownTransfersPence"
         FROM bank_account b
         LEFT JOIN LATERAL (
           SELECT max(least(to_on, $1)) AS to_on FROM bank_statement WHERE bank_account_id = b.id) t ON true
         LEFT JOIN LATERAL (
           SELECT * FROM (
             SELECT from_on, to_on, closing_pence, imported_at, NULL::jsonb AS typed
               FROM bank_statement WHERE bank_account_id = b.id AND closing_pence IS NOT NULL
             UNION ALL
             SELECT y.on_day, y.on_day, y.pence, 'infinity',
                    jsonb_build_object('name', w.name, 'at', to_char(y.typed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'evidence', y.evidence)
               FROM typed_balance y JOIN person w ON w.id = y.typed_by
              WHERE y.bank_account_id = b.id AND y.withdrawn_at IS NULL) said
            ORDER BY to_on < $1, to_on >= $1 AND typed IS NOT NULL, abs(to_on - $1::date),
                     typed IS NOT NULL, imported_at DESC LIMIT 1) s ON true
         LEFT JOIN LATERAL (
           SELECT sum(line.amount_pence) FILTER (WHERE line.booked_on <= $1 AND (line.booked_on > s.to_on
                    OR (line.booked_on >= s.from_on AND own.imported_at > s.imported_at))) AS since,
                  sum(line.amount_pence) FILTER (WHERE line.booked_on > $1 AND line.booked_on <= s.to_on
                    AND own.imported_at <= s.imported_at) AS after
             FROM bank_line line JOIN bank_statement own ON own.id = line.statement_id
            WHERE line.bank_account_id = b.id AND line.booked_on >= least(s.from_on, $1)) l ON true
         LEFT JOIN LATERAL (
           SELECT sum(p.pence) AS pence FROM bank_match_part p JOIN bank_line x ON x.id = p.bank_line_id
            WHERE p.kind = 'own-transfer' AND p.is_live AND x.bank_account_id = b.id AND x.booked_on <= $1) o ON true
        ORDER BY b.name`,
      [day],
    );
    return rows.map((row) => ({
      ...row,
      statementPence: row.statementPence === null ? null : BigInt(row.statementPence),
      ownTransfersPence: BigInt(row.ownTransfersPence),
    }));
  }

  /** What each fund had in each account by the ledger: what it has now, less what came after the day. */
  async fundCash(db: Tx, day: LondonDate): Promise<readonly FundCash[]> {
    const rows = await db.query<Text<FundCash>[]>(
      `SELECT c.fund_id AS "fundId", f.code, f.name, c.bank_account_id AS "bankAccountId",
              c.pence - coalesce(p.pence, 0) AS pence
         FROM ledger.cash c
         JOIN fund f ON f.id = c.fund_id
         LEFT JOIN LATERAL (
           SELECT sum(cash_pence)::bigint AS pence FROM ledger.posting
            WHERE fund_id = c.fund_id AND effective_on > $1 AND bank_account_id = c.bank_account_id) p ON true
        ORDER BY f.name, c.bank_account_id`,
      [day],
    );
    return rows.map(inPence);
  }

  /** What the funds held in all their pots by the ledger: the second way to the same sum. */
  async heldPence(db: Tx, day: LondonDate): Promise<Pence> {
    const [row] = await db.query<{ pence: string }[]>(
      `SELECT coalesce(sum(b.available + b.reserved + b.committed + b.in_transit - coalesce(p.pence, 0)), 0) AS pence
         FROM ledger.fund_balance b
         LEFT JOIN LATERAL (
           SELECT sum(cash_pence)::bigint AS pence FROM ledger.posting
            WHERE fund_id = b.fund_id AND effective_on > $1) p ON true`,
      [day],
    );
    return BigInt(row?.pence ?? 0);
  }

  /** On a statement by the day, and not, or not wholly, in the cash book by then. */
  async notInBook(db: Tx, day: LondonDate): Promise<readonly OutstandingLine[]> {
    const rows = await db.query<Text<OutstandingLine>[]>(
      `SELECT l.bank_account_id AS "bankAccountId", l.booked_on::text AS "on",
              trim(l.type || ' ' || l.description) AS what, s.state,
              CASE WHEN s.mark_reason IS NOT NULL AND s.open_pence <> 0
                   THEN CASE s.state WHEN 'ignored' THEN 'Ignored: ' ELSE 'On hold: ' END || s.mark_reason
                   WHEN s.open_pence <> 0 THEN 'To match'
                   ELSE 'In the cash book after the day: ' || coalesce(${WHAT_A_LINE_IS}, '') END AS why,
              l.amount_pence - coalesce(booked.pence, 0) AS pence
         FROM bank_line l
         JOIN bank_line_standing s ON s.bank_line_id = l.id
         LEFT JOIN (
           SELECT p.bank_line_id, sum(p.pence)::bigint AS pence FROM bank_match_part p ${IN_THE_BOOK}
            WHERE p.is_live AND (p.kind = 'own-transfer' OR ${BOOKED_ON} <= $1)
            GROUP BY p.bank_line_id) booked ON booked.bank_line_id = l.id
        WHERE l.booked_on <= $1 AND l.amount_pence <> coalesce(booked.pence, 0)
        ORDER BY l.booked_on, l.place, l.id`,
      [day],
    );
    return rows.map(inPence);
  }

  /** In the cash book by the day, and not, or not wholly, on a statement by then. */
  async notAtBank(db: Tx, day: LondonDate): Promise<readonly OutstandingItem[]> {
    const rows = await db.query<Text<OutstandingItem>[]>(
      `SELECT item."bankAccountId", item."on", item.what,
              'Not on a statement by then' AS why, (item.amount - item.seen)::text AS pence
         FROM (
           SELECT r.bank_account_id AS "bankAccountId", r.received_on::text AS "on",
                  'Receipt ' || r.reference || ' for ' || f.name AS what, r.amount_pence AS amount,
                  coalesce(seen.pence, 0) AS seen
             FROM receipt r JOIN fund f ON f.id = r.fund_id LEFT JOIN ${SEEN_OF('receipt_id')} ON seen.id = r.id
            WHERE r.kind <> 'opening-balance' AND r.received_on <= $1
              AND (r.reversed_at IS NULL OR ${REVERSED_AFTER(`'receipt/' || r.id`)}
                   OR ${REVERSED_AFTER(`'interest-sharing/' || r.sharing_id`)})
           UNION ALL
           SELECT x.bank_account_id, x.paid_on::text, 'Paid ' || x.reference || ' by ' || f.name,
                  -x.amount_pence, coalesce(seen.pence, 0)
             FROM fund_payment x JOIN fund f ON f.id = x.fund_id LEFT JOIN ${SEEN_OF('fund_payment_id')} ON seen.id = x.id
            WHERE x.paid_on <= $1
              AND (x.reversed_at IS NULL OR ${REVERSED_AFTER(`'fund-payment/' || x.id`)})) item
        WHERE item.amount <> item.seen
        ORDER BY item."on", item.what`,
      [day],
    );
    return rows.map(inPence);
  }

  /**
   * Sent by the day, and neither in the books as left nor failed by then: what is in transit now, less
   * what the ledger's entries after the day did to it. The oldest file first.
   */
  async inTransit(db: Tx, day: LondonDate): Promise<readonly PaymentOnItsWay[]> {
    const rows = await db.query<Text<PaymentOnItsWay>[]>(
      `WITH later AS (
         SELECT split_part(source, '/', 2)::uuid AS id,
                sum(CASE WHEN source ~ '/(sent/[0-9]+|cleared/[^/]+/undone)$' THEN 1
                         WHEN source ~ '/(failed/[0-9]+|cleared/[^/]+)$' THEN -1 ELSE 0 END) AS change
           FROM ledger.fund f CROSS JOIN LATERAL ( -- a fund at a time, whose postings are found by their day
             SELECT source FROM ledger.posting
              WHERE fund_id = f.fund_id AND effective_on > $1 AND seq = 1 AND source LIKE 'instalment/%') entry
          GROUP BY 1),
       there AS (
         SELECT i.id, i.reference, i.award_id
           FROM instalment i LEFT JOIN later USING (id)
          WHERE (i.status = 'sent')::integer - coalesce(later.change, 0) = 1),
       file AS (
         SELECT DISTINCT ON (t.instalment_id) t.instalment_id AS id, t.amount_pence, r.reference,
                (r.sent_at AT TIME ZONE 'Europe/London')::date AS sent_on
           FROM payment_run_item t JOIN payment_run r ON r.id = t.run_id
          WHERE t.instalment_id IN (SELECT id FROM there) AND t.status <> 'taken-out'
            AND (r.sent_at AT TIME ZONE 'Europe/London')::date <= $1
          ORDER BY t.instalment_id, r.sent_at DESC)
       SELECT file.sent_on::text AS "on", file.reference AS run, there.reference, o.name,
              file.amount_pence AS pence
         FROM there JOIN file USING (id)
         JOIN award a ON a.id = there.award_id JOIN organisation o ON o.id = a.organisation_id
        ORDER BY 1, 2, 3`,
      [day],
    );
    return rows.map(inPence);
  }
}

/** The day a part's thing counts for in the ledger, with `p` the part. */
const IN_THE_BOOK = `
  LEFT JOIN receipt pr ON pr.id = p.receipt_id
  LEFT JOIN fund_payment pf ON pf.id = p.fund_payment_id
  LEFT JOIN grant_return pg ON pg.id = p.grant_return_id
  LEFT JOIN ledger.entry pe ON pe.source = 'instalment/' || p.instalment_id
    || CASE p.kind WHEN 'bounce' THEN '/bounced/' ELSE '/cleared/' END || p.match_id`;
const BOOKED_ON = 'coalesce(pr.received_on, pf.paid_on, pg.returned_on, pe.effective_on)';

/** What lines up to $1 have shown of each thing; added up once for all of them. */
function SEEN_OF(column: 'receipt_id' | 'fund_payment_id'): string {
  return `(
    SELECT p.${column} AS id, sum(p.pence) AS pence FROM bank_match_part p JOIN bank_line l ON l.id = p.bank_line_id
     WHERE p.is_live AND p.${column} IS NOT NULL AND l.booked_on <= $1 GROUP BY p.${column}) seen`;
}

/** Undone, but for a day after $1: on that day it stood. */
function REVERSED_AFTER(source: string): string {
  return `EXISTS (SELECT FROM ledger.entry undone JOIN ledger.entry by ON by.reverses = undone.id
                   WHERE undone.source = ${source} AND by.effective_on > $1)`;
}

function inPence<Row extends { readonly pence: string }>(
  row: Row,
): Omit<Row, 'pence'> & { readonly pence: Pence } {
  return { ...row, pence: BigInt(row.pence) };
}
