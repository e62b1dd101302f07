import { cashSign, isMovementKind, movementKinds, type Pot } from './movement-kinds.rules.js';
import type { Problem } from './recount.rules.js';
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

/** Asks the database itself, in its own sums, what the recount asks of the postings one by one. */
export async function crossCheck(tx: Tx): Promise<Problem[]> {
  const problems = await kindsThatDiffer(tx);
  for (const [what, sql] of Object.entries(NEVER)) {
    const found = await tx.query<{ who: string }[]>(
      `SELECT who FROM (${sql}) AS found (who) ORDER BY who`,
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
