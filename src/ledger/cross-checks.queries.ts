import { cashSign, isMovementKind, movementKinds, type Pot } from './movement-kinds.rules.js';
import { MOST_PROBLEMS, type Problem } from './recount.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** What must be found nowhere. Each query answers with those it is true of. */
const NEVER: Readonly<Record<string, string>> = {
  'posting has no entry, or another date than its entry': `
    SELECT 'entry ' || p.entry_id FROM ledger.posting AS p LEFT JOIN ledger.entry AS e ON e.id = p.entry_id
    WHERE e.effective_on IS DISTINCT FROM p.effective_on`,
  'entry does not have all its movements': `
    SELECT 'entry ' || e.id FROM ledger.entry AS e LEFT JOIN ledger.posting AS p ON p.entry_id = e.id
    GROUP BY e.id HAVING count(p.seq) <> e.movements OR min(p.seq) <> 1 OR max(p.seq) <> e.movements`,
  'transfer is not of two equal sides': `
    SELECT 'entry ' || entry_id FROM ledger.posting WHERE kind IN ('transfer-out', 'transfer-in')
    GROUP BY entry_id, bank_account_id HAVING sum(cash_pence) <> 0`,
  'reversal is not the opposite of what it reverses': `
    SELECT 'entry ' || e.id FROM ledger.entry AS e
      JOIN ledger.posting AS p ON p.entry_id = e.id
      LEFT JOIN ledger.posting AS o ON o.entry_id = e.reverses AND o.seq = p.seq
    WHERE e.reverses IS NOT NULL AND (
      (o.fund_id, o.kind, o.pence, o.from_pot, o.to_pot, o.cash_pence)
        IS DISTINCT FROM (p.fund_id, p.kind, p.pence, p.to_pot, p.from_pot, -p.cash_pence)
      OR (o.commitment_id, o.reservation_id, o.bank_account_id)
        IS DISTINCT FROM (p.commitment_id, p.reservation_id, p.bank_account_id))`,
  'fund was never posted to, and has totals of days': `
    SELECT DISTINCT 'fund ' || d.fund_id FROM ledger.day_total AS d
    WHERE NOT EXISTS (SELECT FROM ledger.posting AS p WHERE p.fund_id = d.fund_id)`,
  'fund is closed to another day than the log of periods says': `
    SELECT 'fund ' || f.code FROM ledger.fund AS f
    WHERE f.closed_through IS DISTINCT FROM (SELECT closed_through FROM ledger.period ORDER BY id DESC LIMIT 1)`,
  'period was not closed forwards, or not reopened backwards': `
    SELECT 'period ' || id FROM (
      SELECT id, is_reopening, closed_through, lag(closed_through) OVER (ORDER BY id) AS before FROM ledger.period) AS change
    WHERE CASE WHEN is_reopening THEN NOT coalesce(closed_through < before, false) ELSE closed_through <= before END`,
  'fund differs from the sum of its commitments': `
    SELECT 'fund ' || f.code FROM ledger.fund AS f LEFT JOIN ledger.commitment AS c USING (fund_id)
    GROUP BY f.fund_id HAVING (f.committed, f.in_transit, f.paid, f.returned) IS DISTINCT FROM
      (coalesce(sum(c.committed), 0), coalesce(sum(c.in_transit), 0), coalesce(sum(c.paid), 0), coalesce(sum(c.returned), 0))`,
  'fund differs from the sum of its reserves': `
    SELECT 'fund ' || f.code FROM ledger.fund AS f LEFT JOIN ledger.reservation AS r USING (fund_id)
    GROUP BY f.fund_id HAVING f.reserved <> coalesce(sum(r.reserved), 0)`,
  'reserve is posted to from another fund': `
    SELECT DISTINCT 'reserve ' || p.reservation_id FROM ledger.posting AS p
      LEFT JOIN ledger.reservation AS r USING (reservation_id)
    WHERE p.reservation_id IS NOT NULL AND r.fund_id IS DISTINCT FROM p.fund_id`,
  'commitment is posted to from another fund': `
    SELECT DISTINCT 'commitment ' || p.commitment_id FROM ledger.posting AS p
      LEFT JOIN ledger.commitment AS c USING (commitment_id)
    WHERE p.commitment_id IS NOT NULL AND c.fund_id IS DISTINCT FROM p.fund_id`,
  'award, or payments on it, come to less than nothing': `
    SELECT 'commitment ' || code FROM ledger.commitment
    WHERE least(committed, in_transit, paid, returned, paid - returned) < 0 OR amount <> committed + in_transit + paid`,
  'debits and credits differ': `
    SELECT 'entry ' || entry_id FROM ledger.journal_line
    GROUP BY entry_id HAVING sum(pence) <> 0 OR bool_or(account IS NULL)`,
  'account differs from its journal lines': `
    SELECT account FROM (
      SELECT account, sum(pence) AS pence FROM ledger.journal_line GROUP BY account) AS line
      FULL JOIN ledger.account USING (account)
    WHERE coalesce(line.pence, 0) <> coalesce(account.pence, 0)`,
  'funds gave one another other sums than they got': `
    SELECT 'all funds' FROM ledger.fund HAVING sum(moved_in) <> sum(moved_out)`,
};

/** What each award and each reserve comes to, from the postings alone, beside what is kept. */
const SUMS = `
  SELECT id || '/' || pot.name AS who,
    'balance of the commitment is ' || coalesce(pot.kept, 0) || ', its postings come to ' || coalesce(pot.counted, 0) AS what
  FROM (SELECT commitment_id AS id, ${entered('committed')} AS committed, ${entered('in_transit')} AS in_transit,
      ${entered('paid')} AS paid, -(${entered('returned')}) AS returned
    FROM ledger.posting WHERE commitment_id IS NOT NULL GROUP BY commitment_id) AS m
  FULL JOIN (SELECT commitment_id AS id, * FROM ledger.commitment) AS c USING (id)
  CROSS JOIN LATERAL (VALUES ('committed', c.committed, m.committed), ('in_transit', c.in_transit, m.in_transit),
    ('paid', c.paid, m.paid), ('returned', c.returned, m.returned)) AS pot (name, kept, counted)
  WHERE coalesce(pot.kept, 0) <> coalesce(pot.counted, 0)
  UNION ALL
  SELECT id::text, 'balance of the reserve is ' || coalesce(r.reserved, 0) || ', its postings come to ' || coalesce(m.reserved, 0)
  FROM (SELECT reservation_id AS id, ${entered('reserved')} AS reserved
    FROM ledger.posting WHERE reservation_id IS NOT NULL GROUP BY reservation_id) AS m
  FULL JOIN (SELECT reservation_id AS id, reserved FROM ledger.reservation) AS r USING (id)
  WHERE coalesce(r.reserved, 0) <> coalesce(m.reserved, 0)`;

/** What entered a pot, less what left it. */
function entered(pot: Pot): string {
  return `coalesce(sum(pence) FILTER (WHERE to_pot = '${pot}'), 0) - coalesce(sum(pence) FILTER (WHERE from_pot = '${pot}'), 0)`;
}

/** Asks the database itself, in its own sums, what the recount asks of the postings one by one. */
export async function crossCheck(tx: Tx): Promise<Problem[]> {
  const problems = await kindsThatDiffer(tx);
  problems.push(...(await tx.query<Problem[]>(`${SUMS} ORDER BY who LIMIT ${MOST_PROBLEMS}`)));
  for (const [what, sql] of Object.entries(NEVER)) {
    const found = await tx.query<{ who: string }[]>(
      `SELECT who FROM (${sql}) AS found (who) ORDER BY who LIMIT ${MOST_PROBLEMS}`,
    );
    problems.push(...found.map(({ who }) => ({ what, who })));
  }
  return problems;
}

/** The list in the database is closed; this finds out whether somebody opened it. */
async function kindsThatDiffer(tx: Tx): Promise<Problem[]> {
  const stored = await tx.query<StoredKind[]>('SELECT * FROM ledger.movement_kind');
  const missing = Object.keys(movementKinds).filter(
    (name) => !stored.some(({ kind }) => kind === name),
  );
  const changed = stored.filter((row) => !isAsWritten(row)).map(({ kind }) => kind);
  return [...missing, ...changed].map((kind) => ({
    what: 'list of movements is not the one this program knows',
    who: kind,
  }));
}

interface StoredKind {
  readonly kind: string;
  readonly from_pot: Pot;
  readonly to_pot: Pot;
  readonly cash: number;
  readonly needs_commitment: boolean;
  readonly needs_reservation: boolean;
  readonly needs_reason: boolean;
  readonly is_promise: boolean;
}

function isAsWritten(row: StoredKind): boolean {
  if (!isMovementKind(row.kind)) return false;
  const kind = movementKinds[row.kind];
  return (
    row.from_pot === kind.from &&
    row.to_pot === kind.to &&
    BigInt(row.cash) === cashSign(kind.from, kind.to) &&
    row.needs_commitment === kind.needsCommitment &&
    row.needs_reservation === kind.needsReservation &&
    row.needs_reason === kind.needsReason &&
    row.is_promise === kind.isPromise
  );
}
