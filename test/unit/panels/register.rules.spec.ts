import fc from 'fast-check';
import { addDays, addMonths } from '../../../src/kernel/london.js';
import {
  registerDueOn,
  registersOwed,
  registerStanding,
} from '../../../src/panels/register/register-due.rules.js';
import {
  refusalsToConfirm,
  refusalsToEndInterest,
  refusalsToRegister,
  versionOf,
} from '../../../src/panels/register/register.rules.js';

const TODAY = '2026-11-23';
const codes = (refusals: readonly { code: string }[]): readonly string[] =>
  refusals.map(({ code }) => code);

describe('the day a register is to be confirmed by', () => {
  it.each([
    ['2026-11-23', null, '2026-12-21'], // four weeks from the seat
    ['2026-03-05', null, '2026-04-02'], // across the clock change of March
    ['2026-10-20', null, '2026-11-17'], // and of October
    ['2026-01-10', '2026-01-20', '2027-01-20'], // a year from the last time
    ['2026-01-10', '2026-01-10', '2027-01-10'],
    ['2026-01-10', '2026-01-09', '2026-02-07'], // confirmed for an earlier seat
    ['2024-01-01', '2024-02-29', '2025-02-28'],
  ])('of a seat since %s, confirmed on %s, is %s', (startsOn, confirmedOn, dueOn) => {
    expect(registerDueOn({ startsOn, confirmedOn })).toBe(dueOn);
  });

  it('is the earliest of a person’s seats, once for each person', () => {
    expect(
      registersOwed([
        { personId: 'ann', startsOn: '2026-01-01', confirmedOn: '2026-01-05' },
        { personId: 'ben', startsOn: '2026-11-01', confirmedOn: null },
        { personId: 'ann', startsOn: '2026-11-20', confirmedOn: '2026-01-05' },
      ]),
    ).toEqual([
      { personId: 'ann', dueOn: '2026-12-18' },
      { personId: 'ben', dueOn: '2026-11-29' },
    ]);
  });

  it('agrees with a naive reading, whatever the days', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day)), { minLength: 1 }), (seats) => {
        const naive = seats
          .map(([startsOn, confirmedOn]) => {
            if (confirmedOn === null) return addDays(startsOn, 28);
            return confirmedOn < startsOn ? addDays(startsOn, 28) : addMonths(confirmedOn, 12);
          })
          .sort();

        const owed = registersOwed(
          seats.map(([startsOn, confirmedOn]) => ({ personId: 'ann', startsOn, confirmedOn })),
        );

        expect(owed).toEqual([{ personId: 'ann', dueOn: naive[0] }]);
      }),
    );
  });

  it.each([
    ['2026-11-22', 'overdue'],
    ['2026-11-23', 'due'],
    ['2026-12-21', 'due'],
    ['2026-12-22', 'confirmed'],
  ])('%s is seen as %s', (dueOn, standing) => {
    expect(registerStanding(dueOn, TODAY)).toBe(standing);
  });
});

describe('an interest', () => {
  it('is registered on the day it begins or later', () => {
    expect(refusalsToRegister(TODAY, TODAY)).toEqual([]);
    expect(codes(refusalsToRegister('2026-11-24', TODAY))).toEqual(['not-begun']);
  });

  it.each([
    [null, '2026-11-23', []],
    [null, '2026-01-01', []],
    [null, '2026-11-24', ['not-ended']],
    [null, '2025-12-31', ['before-it-began']],
    ['2026-05-05', '2026-05-05', []], // the same again
    ['2026-05-05', '2026-05-06', ['ended-already']],
  ])('ended on %s, then on %s: %j', (endedOn, wanted, refused) => {
    const facts = { since: '2026-01-01', endedOn, today: TODAY };

    expect(codes(refusalsToEndInterest(facts, wanted))).toEqual(refused);
  });
});

it('is confirmed as it was read: what is registered and what ends both make it another', () => {
  const standing = { endedOn: null };
  const ended = { endedOn: TODAY };

  expect([[], [standing], [ended], [ended, standing]].map(versionOf)).toEqual([0, 1, 2, 3]);
  expect(refusalsToConfirm(2, 2)).toEqual([]);
  expect(codes(refusalsToConfirm(3, 2))).toEqual(['register-changed']);
});
