import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger as an accountant reads it: accounts, and journal lines that sum to nothing. */
export class ReadTheLedger1770000000003 implements MigrationInterface {
  readonly name = 'ReadTheLedger1770000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(ACCOUNT_OF_POT);
    await db.query(JOURNAL_LINE);
    await db.query(ACCOUNT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW ledger.account, ledger.journal_line');
    await db.query('DROP FUNCTION ledger.account_of_pot');
  }
}

/** `funds:lottery:available`; what belongs to an award or to a reservation has an account of its own beneath it. */
const ACCOUNT_OF_POT = `
  CREATE FUNCTION ledger.account_of_pot(fund_code text, pot ledger.pot, commitment_code text, reservation_code text)
    RETURNS text LANGUAGE sql STABLE AS $$
      SELECT 'funds:' || fund_code || ':' || replace(pot::text, '_', '-')
        || CASE WHEN pot IN ('committed', 'in_transit', 'paid', 'returned') THEN ':' || commitment_code
                WHEN pot = 'reserved' THEN ':' || reservation_code
                ELSE '' END
    $$`;

/**
 * Each movement as double entry, debits positive, in two pairs: the pot it left and the pot it
 * entered; and, where cash moved, the bank and the fund's control account `held`, which is what the
 * fund's four held pots come to, with the sign turned. So the bank's lines come to what is held.
 */
const JOURNAL_LINE = `
  CREATE VIEW ledger.journal_line AS
  SELECT p.entry_id, p.seq, line.no, p.fund_id, p.commitment_id, p.reservation_id, p.bank_account_id, line.account, line.pence
  FROM ledger.posting AS p
  JOIN ledger.fund AS f USING (fund_id)
  LEFT JOIN ledger.commitment AS c USING (commitment_id)
  LEFT JOIN ledger.reservation AS r USING (reservation_id)
  LEFT JOIN ledger.bank_account AS b USING (bank_account_id)
  CROSS JOIN LATERAL (VALUES
    (1, ledger.account_of_pot(f.code, p.from_pot, c.code, r.code), -p.pence),
    (2, ledger.account_of_pot(f.code, p.to_pot, c.code, r.code), p.pence),
    (3, 'bank:' || b.code, p.cash_pence),
    (4, 'funds:' || f.code || ':held', -p.cash_pence)
  ) AS line (no, account, pence)
  WHERE line.pence <> 0`;

/** What every account comes to, from the balances and not from the history. */
const ACCOUNT = `
  CREATE VIEW ledger.account AS
  SELECT 'bank:' || b.code AS account, coalesce(sum(cash.pence), 0)::bigint AS pence
    FROM ledger.bank_account AS b LEFT JOIN ledger.cash USING (bank_account_id) GROUP BY b.code
  UNION ALL
  SELECT 'funds:' || f.code || ':' || pot.name, pot.pence
    FROM ledger.fund AS f CROSS JOIN LATERAL (VALUES
      ('opening', -f.opening), ('received', -f.received), ('interest', -f.interest), ('moved-in', -f.moved_in),
      ('available', f.available),
      ('held', -(f.available + f.reserved + f.committed + f.in_transit)),
      ('fee', f.fee), ('charged', f.charged), ('refunded', f.refunded), ('moved-out', f.moved_out)
    ) AS pot (name, pence)
  UNION ALL
  SELECT 'funds:' || f.code || ':reserved:' || r.code, r.reserved
    FROM ledger.reservation AS r JOIN ledger.fund AS f USING (fund_id)
  UNION ALL
  SELECT 'funds:' || f.code || ':' || pot.name || ':' || c.code, pot.pence
    FROM ledger.commitment AS c JOIN ledger.fund AS f USING (fund_id) CROSS JOIN LATERAL (VALUES
      ('returned', -c.returned), ('committed', c.committed), ('in-transit', c.in_transit), ('paid', c.paid)
    ) AS pot (name, pence)`;
