import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger as an accountant reads it: accounts, and journal lines that sum to nothing. */
export class ReadTheLedger1770000000003 implements MigrationInterface {
  readonly name = 'ReadTheLedger1770000000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(ENTRY);
    for (const view of [FUND_BALANCE, COMMITMENT_BALANCE, RESERVATION_BALANCE, CASH]) {
      await db.query(view);
    }
    await db.query(ACCOUNT_OF_POT);
    await db.query(JOURNAL_LINE);
    await db.query(ACCOUNT);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW ledger.account, ledger.journal_line');
    await db.query('DROP FUNCTION ledger.account_of_pot');
    await db.query(
      'DROP VIEW ledger.cash, ledger.reservation_balance, ledger.commitment_balance, ledger.fund_balance, ledger.entry',
    );
  }
}

/** One thing that happened: what the movements of one source have in common. */
const ENTRY = `
  CREATE VIEW ledger.entry AS
  SELECT entry_id AS id, source, effective_on, narrative, posted_by, movements, reverses, posted_at
  FROM ledger.posting WHERE seq = 1`;

/** In the order in which a posting keeps them. */
const POTS = [
  ...['opening', 'received', 'interest', 'returned', 'moved_in'],
  ...['available', 'reserved', 'committed', 'in_transit'],
  ...['paid', 'fee', 'charged', 'refunded', 'moved_out'],
];
const AWARD_POTS = ['committed', 'in_transit', 'paid', 'returned'];

function named(pots: readonly string[], balances: string): string {
  const at = (place: number): string => `coalesce(last.${balances}[${(place + 1).toString()}], 0)`;
  return pots.map((pot, place) => `${at(place)} AS ${pot}`).join(', ');
}

/** What each holds now: as its last posting has it, and nothing before its first. */
const FUND_BALANCE = `
  CREATE VIEW ledger.fund_balance AS
  SELECT f.fund_id, f.code, f.takes_awards, coalesce(last.version, 0) AS version,
    coalesce(last.chain, ''::bytea) AS chain, ${named(POTS, 'balances')}
  FROM ledger.fund AS f LEFT JOIN LATERAL (
    SELECT version, chain, balances FROM ledger.posting
    WHERE fund_id = f.fund_id ORDER BY version DESC LIMIT 1) AS last ON true`;

/** The amount is the award as it stands, after any reduction. */
const COMMITMENT_BALANCE = `
  CREATE VIEW ledger.commitment_balance AS
  SELECT c.commitment_id, c.fund_id, c.code, ${named(AWARD_POTS, 'award_balances')},
    coalesce(last.award_balances[1] + last.award_balances[2] + last.award_balances[3], 0) AS amount
  FROM ledger.commitment AS c LEFT JOIN LATERAL (
    SELECT award_balances FROM ledger.posting
    WHERE commitment_id = c.commitment_id ORDER BY version DESC LIMIT 1) AS last ON true`;

const RESERVATION_BALANCE = `
  CREATE VIEW ledger.reservation_balance AS
  SELECT r.reservation_id, r.fund_id, r.code, coalesce(last.reserve_balance, 0)::bigint AS reserved
  FROM ledger.reservation AS r LEFT JOIN LATERAL (
    SELECT reserve_balance FROM ledger.posting
    WHERE reservation_id = r.reservation_id ORDER BY version DESC LIMIT 1) AS last ON true`;

/** What each fund has in each bank account it ever had anything in. */
const CASH = `
  CREATE VIEW ledger.cash AS
  SELECT f.fund_id, b.bank_account_id, last.cash_balance AS pence
  FROM ledger.fund AS f CROSS JOIN ledger.bank_account AS b CROSS JOIN LATERAL (
    SELECT cash_balance FROM ledger.posting
    WHERE bank_account_id = b.bank_account_id AND fund_id = f.fund_id ORDER BY version DESC LIMIT 1) AS last`;

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

/** What every account comes to now. */
const ACCOUNT = `
  CREATE VIEW ledger.account AS
  SELECT 'bank:' || b.code AS account, coalesce(sum(cash.pence), 0)::bigint AS pence
    FROM ledger.bank_account AS b LEFT JOIN ledger.cash USING (bank_account_id) GROUP BY b.code
  UNION ALL
  SELECT 'funds:' || f.code || ':' || pot.name, pot.pence
    FROM ledger.fund_balance AS f CROSS JOIN LATERAL (VALUES
      ('opening', -f.opening), ('received', -f.received), ('interest', -f.interest), ('moved-in', -f.moved_in),
      ('available', f.available),
      ('held', -(f.available + f.reserved + f.committed + f.in_transit)),
      ('fee', f.fee), ('charged', f.charged), ('refunded', f.refunded), ('moved-out', f.moved_out)
    ) AS pot (name, pence)
  UNION ALL
  SELECT 'funds:' || f.code || ':reserved:' || r.code, r.reserved
    FROM ledger.reservation_balance AS r JOIN ledger.fund AS f USING (fund_id)
  UNION ALL
  SELECT 'funds:' || f.code || ':' || pot.name || ':' || c.code, pot.pence
    FROM ledger.commitment_balance AS c JOIN ledger.fund AS f USING (fund_id) CROSS JOIN LATERAL (VALUES
      ('returned', -c.returned), ('committed', c.committed), ('in-transit', c.in_transit), ('paid', c.paid)
    ) AS pot (name, pence)`;
