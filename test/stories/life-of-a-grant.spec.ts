import { Balances } from '../../src/ledger/balances.queries.js';
import { outsider } from '../integration/ledger/outsiders.js';
import { openHouse, type House } from '../support/house.js';
import { describeWithSharedData } from '../support/shared-data.js';
import { readable } from '../support/visitor.js';
import { ledgerTable } from './ledger-table.js';
import { memberEmail, walkTheLife, type Life } from './life-of-a-grant.js';
import { balancesTwice, problemsOf } from './proving.js';
import { handOf } from './visitor-hand.js';

describeWithSharedData('the life of a grant', () => {
  let house: House;
  let life: Life;

  beforeAll(async () => {
    house = await openHouse({ startsAt: '2026-11-23T09:00:00Z' });
    life = await walkTheLife(house, async (personId) => handOf(await house.as(personId)));
  }, 240_000);
  afterAll(() => house.close());

  it('ends with this ledger', async () => {
    expect(`\n${ledgerTable(await house.get(Balances).allAccounts())}\n`).toBe(`
bank:lloyds                                     749.75
funds:alliance:available                        749.75
funds:alliance:held                            -749.75
funds:alliance:paid:OC-2026-0001               1750.25
funds:alliance:received                       -2500.00
`);
  });

  it('is proved again from nothing', async () => {
    expect(await problemsOf(house)).toEqual([]);
  });

  const { isHere } = outsider('hledger');
  (isHere ? it : it.skip)('comes to the same in hledger, for every account', async () => {
    const { ours, hledger } = await balancesTwice(house);

    expect(hledger).toEqual(ours);
  });

  it('refused what had to be refused, in words', () => {
    expect(life.refusals['not quorate']?.join(' ')).toMatch(
      /4 of the 5 agencies|4 of 5|5 agencies/,
    );
    expect(life.refusals['read before the release']?.join(' ')).toMatch(
      /2 letters about 2 outcomes .*joan.pettit@example.org.*£1,750.25.*A machine rather than an activity/s,
    );
    expect(life.refusals['more than there is']?.join(' ')).toMatch(/£2,400 left of its budget/);
    expect(life.refusals['approved by oneself']?.join()).toMatch(/[Aa]nother|[Ss]omebody else/);
    expect(life.refusals['approved by oneself']?.join()).not.toContain('Approve this payment');
    expect(life.refusals['said of the running balance']?.join(' ')).toContain(
      'after −£5.97 the balance should be £6,033.61 but the file says £6,029.49',
    );
  });

  it('wrote each letter once, and none to the member with a pecuniary interest', () => {
    const letters = house.letterbox.messages.map(({ to, subject }) => `${to}: ${subject}`);

    expect(letters.length).toBeGreaterThanOrEqual(10);
    expect(new Set(letters).size).toBe(letters.length);
    expect(
      house.letterbox
        .to(memberEmail(5))
        .map(({ text }) => text)
        .join(),
    ).not.toContain('Warm Table');
  });

  it('shows the fund statement and the board’s page to those who may see them', async () => {
    const observer = await house.as(await house.person('Ruth Calloway', 'observer'));

    const statement = await observer.get(
      `/funds/${life.fundId}/statement?from=2023-04-01&to=2026-12-31`,
    );
    const board = await observer.get('/board');
    const bank = await observer.get(`/bank/${life.bankAccountId}`);

    expect(readable(statement.text)).toContain('£1,750.25');
    expect(readable(statement.text)).toContain('£749.75');
    expect(readable(board.text)).toContain('£749.75');
    expect(bank.status).toBe(200);
  });
});
