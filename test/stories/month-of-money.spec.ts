import { Balances } from '../../src/ledger/balances.queries.js';
import { Periods } from '../../src/ledger/periods.queries.js';
import { untilQuiet } from '../integration/correspondence/quiet.js';
import { outsider } from '../integration/ledger/outsiders.js';
import { openHouse, type House } from '../support/house.js';
import { ledgerTable } from './ledger-table.js';
import { walkTheMonth, type Month } from './month-of-money.js';
import { balancesTwice, problemsOf } from './proving.js';
import { handOf } from './visitor-hand.js';

describe('a month of money', () => {
  let house: House;
  let month: Month;

  beforeAll(async () => {
    house = await openHouse({ startsAt: '2026-11-02T09:00:00Z' });
    month = await walkTheMonth(house, async (personId) => handOf(await house.as(personId)));
  }, 240_000);
  afterAll(() => house.close());

  it('ends with this ledger, what the bank says to the penny, and closed books', async () => {
    expect(`\n${ledgerTable(await house.get(Balances).allAccounts())}\n`).toBe(`
bank:current                                  30304.65
funds:alliance:available                       5150.00
funds:alliance:held                           -5150.00
funds:alliance:opening                        -5000.00
funds:alliance:received                        -150.00
funds:lottery:available                       24194.65
funds:lottery:charged                             7.50
funds:lottery:committed:OC-2026-0103            960.00
funds:lottery:fee                              1000.00
funds:lottery:held                           -25154.65
funds:lottery:opening                        -10000.00
funds:lottery:paid:OC-2026-0101                2400.00
funds:lottery:paid:OC-2026-0102                1750.25
funds:lottery:received                       -20000.00
funds:lottery:returned:OC-2026-0101            -312.40
`);
    expect(await house.get(Periods).closedThrough()).toBe('2026-11-30');
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
    expect(month.refusals).toEqual({
      'a higher fee than agreed': ['The agreement allows £1,000 more in fees'],
      'a wrong code': ['That is not the code the app shows now'],
      'signed by oneself': ['You prepared this month, so somebody else must sign it'],
      'into a closed month': [
        'November 2026 is signed and closed: date it later or reopen the period with a reason',
      ],
    });
    expect(month.said['to approve one’s own run']).toContain('so somebody else must approve it');
    expect(month.said['to release what one approved']).toContain('a third person must release it');
  });

  it('said on its pages what had happened', () => {
    const { said } = month;

    expect(said['the fund']).toContain('5 November 2026 £20,000.00 £20,000.00 received');
    expect(said['the bank’s file']).toContain('Payments 3 Control total £5,110.25');
    expect(said['the run']).toContain('Failed at the bank: to be paid again');
    expect(said['the certain matches']).toContain('Accept all 3 matches');
    expect(said['what the fee may be']).toContain('Half a year’s fee');
    expect(said['what the fee is']).toContain('by Margaret Okafor');
    expect(said['the suspense']).toContain('£150.00 Asked the bank and both funders 3 days');
    expect(said['the preview']).toContain('New lines 2 Lines there already 5');
    expect(said['before it is explained']).toContain('Current account: 2 lines wait');
    expect(said['before it is explained']).not.toContain('Prepare this month');
    expect(said['the account']).toContain('Reconciled on 30 November 2026');
    expect(said['the month']).toMatch(/Balance by the bank £30,304.65 .* Difference £0.00 £0.00/);
    expect(said['the month']).toContain('Prepared by Margaret Okafor on 1 December 2026');
    expect(said['the month']).toContain('Signed by Daniel Whitcombe on 1 December 2026');
  });

  it('counts what is in suspense for nothing that can be awarded', () => {
    const home = month.said['home, with money in suspense'];
    const funds = month.said['the funds, with money in suspense'];

    expect(home).toContain('In suspense £150');
    expect(home).toContain('Cash at bank £29,999.75');
    expect(home).toContain('Available to award £28,889.75');
    expect(home).toContain('2 funds');
    expect(funds).toContain('2 funds held in trust');
    expect(funds).toContain('Available to award £28,889.75');
    expect(funds).toContain('£150.00 more is at the bank and no fund’s');
    expect(month.said['home, after the month']).not.toContain('In suspense');
  });

  it('says at home which month waits, and to whom', () => {
    const { said } = month;
    const toSign = 'The reconciliation of November 2026 to sign';

    expect(said['home, with money in suspense']).not.toContain('The reconciliation of');
    expect(said['home, after the month']).toContain(
      'The reconciliation of November 2026 to prepare',
    );
    expect(said['home of who prepared it']).not.toContain('The reconciliation of');
    expect(said['home of who may sign it']).toContain(toSign);
    expect(said['home of who may sign it']).not.toContain('November 2026 to prepare');
  });

  it('told each organisation of its payment, and of the one that failed, once', async () => {
    await untilQuiet(house);
    const about = (words: string): readonly string[] =>
      house.letterbox.messages.filter(({ subject }) => subject.endsWith(words)).map(({ to }) => to);
    const paid = about('a payment is on its way to you');

    expect(paid).toHaveLength(3);
    expect(new Set(paid).size).toBe(3);
    const failed = about('your bank did not take a payment');
    expect(failed).toHaveLength(1);
    expect(paid).toEqual(expect.arrayContaining([...failed]));
  });

  it('is read by the funder, and nothing of another’s', () => {
    const { said, turnedAway } = month;

    expect(said['the funder’s home']).toContain('Statement of Reaching Communities');
    expect(said['the funder’s home']).not.toContain('Hyperlocal Fund');
    expect(said['the funder’s statement']).toContain('Held at the end £25,154.65');
    expect(said['the funder’s statement']).toContain('Payments failed £960.00');
    expect(said['the funder’s statement']).toContain('Grants returned £312.40');
    expect(said['what came back']).toContain('£312.40');
    expect(turnedAway).toEqual([404, 404, 403, 403]);
  });
});
