import type { Fund } from '../../../src/funds/fund.entity.js';
import { totalsOf, withFigures } from '../../../src/funds/funds.page.js';
import type { FundBalance } from '../../../src/ledger/balances.queries.js';

const lottery = { id: 'f1', name: 'Lottery' } as Fund;
const alliance = { id: 'f2', name: 'Alliance' } as Fund;

const balance = {
  fundId: 'f1',
  availablePence: 600n,
  reservedPence: 100n,
  committedPence: 200n,
  inTransitPence: 50n,
} as FundBalance;

const cash = [
  { bankAccountId: 'b1', code: 'current', fundId: 'f1', pence: 1_000n },
  { bankAccountId: 'b2', code: 'savings', fundId: 'f1', pence: -50n },
  { bankAccountId: 'b1', code: 'current', fundId: 'elsewhere', pence: 9_999n },
];

it('shows where each fund’s money is, over all bank accounts, and nothing of other funds', () => {
  const rows = withFigures([lottery, alliance], [balance], cash);

  expect(rows).toEqual([
    {
      fund: lottery,
      availablePence: 600n,
      reservedPence: 100n,
      committedPence: 200n,
      inTransitPence: 50n,
      atBankPence: 950n,
    },
    {
      fund: alliance,
      availablePence: 0n,
      reservedPence: 0n,
      committedPence: 0n,
      inTransitPence: 0n,
      atBankPence: 0n,
    },
  ]);
});

it('adds up exactly what it shows', () => {
  const rows = withFigures([lottery, lottery], [balance], cash);

  expect(totalsOf(rows)).toMatchObject({ availablePence: 1_200n, atBankPence: 1_900n });
});
