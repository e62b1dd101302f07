import { cashSign, isMovementKind, movementKinds, type Pot } from './movement-kinds.rules.js';
import { MOST_PROBLEMS, type Problem } from './recount.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** What must be found nowhere. Each query answers with those it is true of. */
const NEVER: Readonly<Record<string, string>> = {
  'entry does not have all its movements': `
    SELECT 'entry ' || entry_id FROM ledger.posting
    GROUP BY entry_id HAVING count(*) <> max(movements) OR min(seq) <> 1 OR max(seq) <> max(movements)`,
  'movements of one entry do not say the same of it': `
    SELECT 'entry ' || entry_id FROM ledger.posting WHERE movements > 1
    GROUP BY entry_id HAVING count(DISTINCT (source, effective_on, narrative, posted_by, reverses, posted_at, movements)) > 1`,
  'transfer is not of two equal sides': `
    SELECT 'entry ' || entry_id FROM ledger.posting WHERE kind IN ('transfer-out', 'transfer-in')
    GROUP BY entry_id, bank_account_id HAVING sum(cash_pence) <> 0`,
  'reversal is not the opposite of what it reverses': `
    SELECT 'entry ' || p.entry_id FROM ledger.posting AS p
      LEFT JOIN ledger.posting AS o ON o.entry_id = p.reverses AND o.seq = p.movements + 1 - p.seq
    WHERE p.reverses IS NOT NULL AND (
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
    SELECT 'fund ' || f.code FROM ledger.fund_balance AS f LEFT JOIN ledger.commitment_balance AS c USING (fund_id)
    GROUP BY f.fund_id, f.code, f.committed, f.in_transit, f.paid, f.returned HAVING (f.committed, f.in_transit, f.paid, f.returned) IS DISTINCT FROM
      (coalesce(sum(c.committed), 0), coalesce(sum(c.in_transit), 0), coalesce(sum(c.paid), 0), coalesce(sum(c.returned), 0))`,
  'fund differs from the sum of its reserves': `
    SELECT 'fund ' || f.code FROM ledger.fund_balance AS f LEFT JOIN ledger.reservation_balance AS r USING (fund_id)
    GROUP BY f.fund_id, f.code, f.reserved HAVING f.reserved <> coalesce(sum(r.reserved), 0)`,
  'reserve is posted to from another fund': `
    SELECT DISTINCT 'reserve ' || p.reservation_id FROM ledger.posting AS p
      LEFT JOIN ledger.reservation AS r USING (reservation_id)
    WHERE p.reservation_id IS NOT NULL AND r.fund_id IS DISTINCT FROM p.fund_id`,
  'commitment is posted to from another fund': `
    SELECT DISTINCT 'commitment ' || p.commitment_id FROM ledger.posting AS p
      LEFT JOIN ledger.commitment AS c USING (commitment_id)
    WHERE p.commitment_id IS NOT NULL AND c.fund_id IS DISTINCT FROM p.fund_id`,
  'award, or payments on it, come to less than nothing': `
    SELECT 'commitment ' || code FROM ledger.commitment_balance
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
    SELECT 'all funds' FROM ledger.fund_balance HAVING sum(moved_in) <> sum(moved_out)`,
};

/** What each award, reserve and bank account comes to after each posting, from the postings before it, beside what the posting says. */
const RUNNING: Readonly<Record<string, string>> = {
  'running balance of the award is wrong': `
    SELECT entry_id, seq, award_balances IS DISTINCT FROM ARRAY[
        ${['committed', 'in_transit', 'paid'].map((pot) => entered(pot)).join(', ')}, -(${entered('returned')})] AS is_wrong
    FROM ledger.posting WHERE commitment_id IS NOT NULL WINDOW so_far AS (PARTITION BY commitment_id ORDER BY version)`,
  'running balance of the reserve is wrong': `
    SELECT entry_id, seq, reserve_balance IS DISTINCT FROM ${entered('reserved')} AS is_wrong
    FROM ledger.posting WHERE reservation_id IS NOT NULL WINDOW so_far AS (PARTITION BY reservation_id ORDER BY version)`,
  'running balance of the bank account is wrong': `
    SELECT entry_id, seq, cash_balance IS DISTINCT FROM sum(cash_pence) OVER so_far AS is_wrong
    FROM ledger.posting WHERE bank_account_id IS NOT NULL WINDOW so_far AS (PARTITION BY bank_account_id, fund_id ORDER BY version)`,
};

/** What entered a pot so far, less what left it. */
function entered(pot: string): string {
  return `(sum(CASE '${pot}' WHEN to_pot::text THEN pence WHEN from_pot::text THEN -pence ELSE 0 END) OVER so_far)::bigint`;
}

/** Asks the database itself, in its own sums, what the recount asks of the postings one by one. */
export async function crossCheck(tx: Tx): Promise<Problem[]> {
  const problems = await kindsThatDiffer(tx);
  const wrong = Object.entries(RUNNING).map(([what, sql]) => [
    what,
    `SELECT 'entry ' || entry_id || ' movement ' || seq FROM (${sql}) AS posting WHERE is_wrong`,
  ]);
  for (const [what, sql] of [...wrong, ...Object.entries(NEVER)]) {
    const found = await tx.query<{ who: string }[]>(
      `SELECT who FROM (${sql ?? ''}) AS found (who) ORDER BY who LIMIT ${MOST_PROBLEMS}`,
    );
    problems.push(...found.map(({ who }) => ({ what: what ?? '', who })));
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
