import { plainPounds } from '../../src/kernel/pence.js';
import type { AccountBalance } from '../../src/ledger/balances.queries.js';

/** The ledger as a table of pounds, debits positive; empty accounts are left out. */
export function ledgerTable(accounts: readonly AccountBalance[]): string {
  return accounts
    .filter(({ pence }) => pence !== 0n)
    .map(({ account, pence }) => `${account.padEnd(40)}${plainPounds(pence).padStart(14)}`)
    .join('\n');
}
