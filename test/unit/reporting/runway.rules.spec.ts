import fc from 'fast-check';
import { daysLookedAt, runwayOf } from '../../../src/reporting/fund-statement/runway.rules.js';

const facts = {
  today: '2026-11-23',
  spendBy: '2027-05-23',
  unawardedPence: 60_000_00n,
  awardedPence: 18_400_00n, // 184 days: £100 a day
};

describe('runwayOf', () => {
  it('says when all is awarded at the rate of the last six months, and what lapses', () => {
    expect(runwayOf(facts)).toMatchObject({
      monthlyPence: 3_066_66n,
      awardedOutOn: '2028-07-15', // 600 days at £100
      lapsesPence: 41_900_00n, // 181 days until it is to be spent
    });
  });

  it('lets nothing lapse of what is awarded in time', () => {
    expect(runwayOf({ ...facts, unawardedPence: 18_100_00n })).toMatchObject({
      awardedOutOn: '2027-05-23',
      lapsesPence: 0n,
    });
  });

  it('never awards it all when nothing was awarded lately, and lets all of it lapse', () => {
    expect(runwayOf({ ...facts, awardedPence: 0n })).toMatchObject({
      awardedOutOn: undefined,
      lapsesPence: 60_000_00n,
    });
  });

  it('takes more reduced than awarded for nothing awarded', () => {
    expect(runwayOf({ ...facts, awardedPence: -5n }).monthlyPence).toBe(0n);
  });

  it('has nothing to wait for in an empty fund, and says never of a thousand years', () => {
    expect(runwayOf({ ...facts, unawardedPence: 0n, awardedPence: 0n }).awardedOutOn).toBe(
      '2026-11-23',
    );
    expect(runwayOf({ ...facts, awardedPence: 1n }).awardedOutOn).toBeUndefined();
  });

  it('lets everything lapse that is left after the spend-by date', () => {
    expect(runwayOf({ ...facts, spendBy: '2026-11-01' }).lapsesPence).toBe(60_000_00n);
  });

  it('never lapses more than there is, nor less than nothing', () => {
    const sum = fc.bigInt({ min: 0n, max: 10n ** 11n });
    fc.assert(
      fc.property(sum, sum, (unawardedPence, awardedPence) => {
        const { lapsesPence } = runwayOf({ ...facts, unawardedPence, awardedPence });
        return lapsesPence >= 0n && lapsesPence <= unawardedPence;
      }),
    );
  });
});

it('looks at the same day of the six months before, and at today', () => {
  expect(daysLookedAt('2026-08-31')).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
    '2026-08-31',
  ]);
});
