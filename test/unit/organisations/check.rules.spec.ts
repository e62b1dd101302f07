import {
  isSameCheck,
  linkOf,
  refusalsToCheck,
  type CheckFacts,
} from '../../../src/organisations/checks/check.rules.js';
import { isInForce, refusalsToFlag } from '../../../src/organisations/flags/flag.rules.js';

const TODAY = '2026-11-23';
const sound: CheckFacts = {
  outcome: 'passed',
  note: '',
  source: 'The signed copy',
  sourceOn: TODAY,
  hasOtherEvidence: false,
  expiresOn: '2027-11-23',
  today: TODAY,
};
const codesOf = (facts: Partial<CheckFacts>): string[] =>
  refusalsToCheck({ ...sound, ...facts }).map(({ code }) => code);

describe('recording a check', () => {
  it('is taken with evidence, by hand or otherwise', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ source: '', sourceOn: null, hasOtherEvidence: true })).toEqual([]);
    expect(codesOf({ expiresOn: null })).toEqual([]);
  });

  it('passes nothing without evidence', () => {
    expect(codesOf({ source: '', sourceOn: null })).toEqual(['check-without-evidence']);
  });

  it('wants a problem explained, and what does not apply', () => {
    expect(codesOf({ outcome: 'problem' })).toEqual(['check-unexplained']);
    expect(codesOf({ outcome: 'does-not-apply' })).toEqual(['check-unexplained']);
    expect(codesOf({ outcome: 'problem', note: 'Unsigned', source: '', sourceOn: null })).toEqual(
      [],
    );
  });

  it('wants where and when together, and when not in the future', () => {
    expect(codesOf({ sourceOn: null })).toEqual(['source-without-day']);
    expect(codesOf({ source: '', hasOtherEvidence: true })).toEqual(['day-without-source']);
    expect(codesOf({ sourceOn: '2026-11-24' })).toEqual(['source-in-future']);
  });

  it('wants it to count for a day at least, and says everything at once', () => {
    expect(codesOf({ expiresOn: TODAY })).toEqual(['check-expired-already']);
    expect(
      codesOf({ outcome: 'problem', sourceOn: '2027-01-01', expiresOn: '2020-01-01' }),
    ).toEqual(['check-unexplained', 'source-in-future', 'check-expired-already']);
  });
});

describe('a second click', () => {
  const given = {
    outcome: 'passed',
    note: '',
    source: 's',
    sourceOn: TODAY,
    by: 'p1',
    seenNumber: 2,
  } as const;
  const latest = { ...given, checkedBy: 'p1', number: 3 };

  it('is the same from the same form by the same person', () => {
    expect(isSameCheck(given, latest)).toBe(true);
  });

  it.each([
    ['nothing before', null],
    ['another person’s', { ...latest, checkedBy: 'p2' }],
    ['another outcome', { ...latest, outcome: 'problem' as const }],
    ['another note', { ...latest, note: 'x' }],
    ['another place', { ...latest, source: 'x' }],
    ['another day', { ...latest, sourceOn: '2026-11-22' }],
    ['one that was there when the form was opened', { ...latest, number: 2 }],
  ])('is not with %s', (_, other) => {
    expect(isSameCheck(given, other)).toBe(false);
  });
});

it.each([
  ['https://example.org/register?n=1', true],
  ['HTTP://example.org', true],
  ['javascript:alert(1)', false],
  ['https://exa mple.org', false],
  ['https://', false],
  ['the register, https://example.org', false],
])('of %s may be followed: %s', (source, isLink) => {
  expect(linkOf(source) === source).toBe(isLink);
});

describe('a flag', () => {
  it('is in force on its last day, and not the day after, nor once lifted', () => {
    const flag = { liftedAt: null, until: TODAY };

    expect(isInForce(flag, TODAY)).toBe(true);
    expect(isInForce(flag, '2026-11-24')).toBe(false);
    expect(isInForce({ ...flag, until: null }, '2099-01-01')).toBe(true);
    expect(isInForce({ liftedAt: new Date(), until: null }, TODAY)).toBe(false);
  });

  it('is not raised for days that are past', () => {
    expect(refusalsToFlag(null, TODAY)).toEqual([]);
    expect(refusalsToFlag(TODAY, TODAY)).toEqual([]);
    expect(refusalsToFlag('2026-11-22', TODAY)).toMatchObject([{ code: 'flag-over-already' }]);
  });
});
