import { Balances } from '../../src/ledger/balances.queries.js';
import { outsider } from '../integration/ledger/outsiders.js';
import { openHouse, type House } from '../support/house.js';
import { ledgerTable } from './ledger-table.js';
import { balancesTwice, problemsOf } from './proving.js';
import { walkThreeYears, type ThreeYears } from './three-years.js';
import { handOf } from './visitor-hand.js';

describe('a grant of three years', () => {
  let house: House;
  let grant: ThreeYears;

  beforeAll(async () => {
    house = await openHouse({ startsAt: '2026-11-23T09:00:00Z' });
    grant = await walkThreeYears(house, async (personId) => handOf(await house.as(personId)));
  }, 240_000);
  afterAll(() => house.close());

  it('ends with this ledger', async () => {
    expect(`\n${ledgerTable(await house.get(Balances).allAccounts())}\n`).toBe(`
bank:current-1                                31550.00
funds:lottery-1:available                      1150.00
funds:lottery-1:held                         -31550.00
funds:lottery-1:paid:OC-2026-0007              9100.00
funds:lottery-1:received                     -40000.00
funds:lottery-1:reserved:winter-resilience-1      30400.00
funds:lottery-1:returned:OC-2026-0007          -650.00
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
    expect(grant.refusals).toEqual({
      'before the condition is met': [
        'OC-2026-0007-1: A condition is not met: Show us your safeguarding policy',
      ],
      'while a return is late': [
        'OC-2026-0007-2: Return 1, due on 16 December 2027, has not been sent',
      ],
      'closed too early': [
        '£400 is asked back and still to come: receive it, or write it off',
        '£650 was paid and is not accounted for: ask for it back, or explain it',
      ],
      'decided by oneself': ['You proposed it yourself, so another person must decide it'],
    });
  });

  it('reminded of each return until it was sent, and of nothing twice', () => {
    const reminders = house.letterbox.messages
      .filter(({ subject }) => /your return is (due|overdue)/.test(subject))
      .map(({ to, subject }) => `${to}: ${subject.replace(/^.*your return is /, '')}`);

    expect(reminders.toSorted()).toEqual(
      ['una.bright@example.org', 'wyn.h@example.org'].flatMap((to) => [
        `${to}: due in 27 days`,
        ...[`${to}: overdue by 1 day`, `${to}: overdue by 29 days`],
      ]),
    );
  });

  it('said on its pages what had happened', () => {
    const { said } = grant;

    expect(said['the offer']).toContain('Two people of your organisation sign');
    expect(said['the offer']).toContain('Payment 4: £2,400.00, when return 3 has been accepted');
    expect(said['before and after']).toContain('The grant £9,600 £9,100');
    expect(said['what it waits for']).toContain('3 of 4 £2,400.00 When return 2 is accepted');
    expect(said['what it waits for']).toContain('4 of 4 £1,900.00 When the final return');
    expect(said['return 1']).toContain('Spent so far £4,500 of £9,100');
    expect(said['return 3']).toContain('The grant £9,100 £1,800 £8,700 −£400');
    expect(said['return 3']).toContain('All people so far, each counted once 60');
    expect(said['what was not spent']).toContain('Received £400 Still to come £0');
    expect(said['what was misspent']).toMatch(/1 18 January 2030 £125.00 £125.00 2 18 February/);
    expect(said['the end']).toContain('Complete Award £9,600, now £9,100');
  });
});
