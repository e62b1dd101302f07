import { formatPenceExactly } from '../kernel/pence.js';
import { Balances } from '../ledger/balances.queries.js';
import { inTheHouse } from './in-the-house.js';

/** `balances`: every account and its pence, as the ledger keeps them. */
export function printBalances(asJson: boolean): Promise<void> {
  return inTheHouse(async (house) => {
    const accounts = await house.get(Balances).allAccounts();
    if (asJson) {
      const plain = accounts.map(({ account, pence }) => ({ account, pence: Number(pence) })); // below 2^53: the ledger's bound is 10^11 a movement
      console.log(JSON.stringify(plain, undefined, 2));
      return;
    }
    if (accounts.length === 0) console.log('The ledger has no accounts yet.');
    const widest = Math.max(0, ...accounts.map(({ account }) => account.length));
    for (const { account, pence } of accounts) {
      console.log(`${account.padEnd(widest)}  ${formatPenceExactly(pence).padStart(16)}`);
    }
  });
}
