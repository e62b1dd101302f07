import type { Pence } from '../kernel/pence.js';
import { POTS } from './movement-kinds.rules.js';
import type { StoredPeriod } from './recount.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** The balances as everybody reads them, from the last posting of each; keyed as the recount keys what it counts. */
export interface KeptBalances {
  readonly funds: ReadonlyMap<string, Pence>;
  readonly cash: ReadonlyMap<string, Pence>;
  /** All bank accounts together, by fund. */
  readonly cashOfFunds: ReadonlyMap<string, Pence>;
  readonly versions: ReadonlyMap<string, bigint>;
  /** The last link of each fund's chain, hexadecimal. */
  readonly links: ReadonlyMap<string, string>;
}

export async function readKeptBalances(tx: Tx): Promise<KeptBalances> {
  const pots = (names: readonly string[]): string =>
    `LATERAL (VALUES ${names.map((name) => `('${name}', ${name})`).join(', ')}) AS pot (name, pence)`;
  return {
    funds: await sums(
      tx,
      `SELECT fund_id || '/' || pot.name AS key, pot.pence FROM ledger.fund_balance, ${pots(POTS)}`,
    ),
    cash: await sums(tx, `SELECT fund_id || '/' || bank_account_id AS key, pence FROM ledger.cash`),
    cashOfFunds: await sums(
      tx,
      `SELECT fund_id AS key, sum(pence)::bigint AS pence FROM ledger.cash GROUP BY fund_id`,
    ),
    versions: await sums(tx, 'SELECT fund_id AS key, version AS pence FROM ledger.fund_balance'),
    links: await links(tx),
  };
}

/** The totals of a fund's days as they are kept, keyed as the recount keys them. */
export async function readKeptDays(
  tx: Tx,
  fundId: string,
): Promise<Map<string, { readonly pence: Pence; readonly movements: number }>> {
  const rows = await tx.query<{ key: string; pence: string; movements: string }[]>(
    `SELECT concat_ws('/', effective_on, known_on, kind, side.name) AS key, side.pence, side.movements
      FROM ledger.day_total,
        LATERAL (VALUES ('done', pence, movements), ('undone', undone_pence, undone)) AS side (name, pence, movements)
      WHERE fund_id = $1 AND (side.pence, side.movements) <> (0, 0)`,
    [fundId],
  );
  return new Map(
    rows.map(({ key, pence, movements }) => [
      key,
      { pence: BigInt(pence), movements: Number(movements) },
    ]),
  );
}

export function readPeriods(tx: Tx): Promise<StoredPeriod[]> {
  return tx.query<StoredPeriod[]>(`
    SELECT to_char(closed_through, 'YYYY-MM-DD') AS "closedThrough",
      (extract(epoch FROM closed_at) * 1000000)::bigint AS "closedAtMicros"
    FROM ledger.period ORDER BY id`);
}

async function sums(tx: Tx, sql: string): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ key: string; pence: string }[]>(sql);
  return new Map(rows.map(({ key, pence }) => [key, BigInt(pence)]));
}

async function links(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; link: string }[]>(
    `SELECT fund_id AS key, encode(chain, 'hex') AS link FROM ledger.fund_balance`,
  );
  return new Map(rows.map(({ key, link }) => [key, link]));
}
