import type { Pence } from '../kernel/pence.js';
import { POTS } from './movement-kinds.rules.js';
import { COMMITMENT_POTS } from './recount.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** The balances that postings moved, as they are kept; keyed as the recount keys what it counts. */
export interface KeptBalances {
  readonly funds: ReadonlyMap<string, Pence>;
  readonly commitments: ReadonlyMap<string, Pence>;
  readonly reservations: ReadonlyMap<string, Pence>;
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
      `SELECT fund_id || '/' || pot.name AS key, pot.pence FROM ledger.fund, ${pots(POTS)}`,
    ),
    commitments: await sums(
      tx,
      `SELECT commitment_id || '/' || pot.name AS key, pot.pence FROM ledger.commitment, ${pots(COMMITMENT_POTS)}`,
    ),
    reservations: await sums(
      tx,
      `SELECT reservation_id AS key, reserved AS pence FROM ledger.reservation`,
    ),
    cash: await sums(tx, `SELECT fund_id || '/' || bank_account_id AS key, pence FROM ledger.cash`),
    cashOfFunds: await sums(
      tx,
      `SELECT fund_id AS key, sum(pence)::bigint AS pence FROM ledger.cash GROUP BY fund_id`,
    ),
    versions: await sums(tx, 'SELECT fund_id AS key, version AS pence FROM ledger.fund'),
    links: await links(tx),
  };
}

async function sums(tx: Tx, sql: string): Promise<Map<string, bigint>> {
  const rows = await tx.query<{ key: string; pence: string }[]>(sql);
  return new Map(rows.map(({ key, pence }) => [key, BigInt(pence)]));
}

async function links(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; link: string }[]>(
    `SELECT fund_id AS key, encode(chain, 'hex') AS link FROM ledger.fund`,
  );
  return new Map(rows.map(({ key, link }) => [key, link]));
}
