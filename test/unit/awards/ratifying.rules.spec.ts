import { refusalsToRecordAnswer } from '../../../src/awards/parent-body/parent-answering.rules.js';
import { minuteOf } from '../../../src/awards/decision/minute.rules.js';
import { refusalsToAnswer } from '../../../src/awards/ratification/answering.rules.js';
import { ballotTextOf } from '../../../src/awards/ratification/ballot-text.rules.js';

const bid = {
  reference: 'OC-2026-0004',
  title: 'Warm Table',
  organisationName: 'Wivenhoe Warm Table',
};
const fundNames = new Map([
  ['l', 'National Lottery'],
  ['c', 'Essex County Council'],
]);
const lottery = { fundId: 'l', amountPence: 300_000n };
const county = { fundId: 'c', amountPence: 150_000n };

describe('the minute', () => {
  const said = { ...bid, fundNames, isRecommended: true };

  it('says what, for whom, how much and from where', () => {
    expect(
      minuteOf({ ...said, verdict: { outcome: 'awarded', parts: [lottery] }, outcome: 'awarded' }),
    ).toBe(
      'RECOMMENDED that OC-2026-0004, “Warm Table”, of Wivenhoe Warm Table be awarded £3,000, from National Lottery.',
    );
    expect(
      minuteOf({
        ...said,
        verdict: { outcome: 'awarded', parts: [lottery, county] },
        outcome: 'part-awarded',
      }),
    ).toContain(
      'be awarded £4,500: £3,000 from National Lottery, £1,500 from Essex County Council.',
    );
  });

  it('is RESOLVED when it is decided', () => {
    const resolved = { ...said, isRecommended: false };

    expect(
      minuteOf({ ...resolved, verdict: { outcome: 'declined' }, outcome: 'declined' }),
    ).toMatch(/^RESOLVED .* be declined\.$/);
    expect(
      minuteOf({ ...resolved, verdict: { outcome: 'not-endorsed' }, outcome: 'not-endorsed' }),
    ).toContain('be not endorsed');
  });
});

describe('the text that is ratified', () => {
  const ratified = {
    ...bid,
    roundTitle: 'Winter Resilience',
    parts: [
      { ...lottery, fundName: 'National Lottery' },
      { ...county, fundName: 'Essex County Council' },
    ],
    conditions: 'Open to all',
    reasons: 'Needed',
    minute: 'RECOMMENDED that it be awarded.',
  };

  it('names application, amount, split, conditions and the minute', () => {
    const text = ballotTextOf(ratified, 1);

    for (const said of [
      'OC-2026-0004',
      '£4,500',
      '£3,000',
      '£1,500',
      'Open to all',
      'RECOMMENDED',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('version');
  });

  it('is another for another version, also with the same words', () => {
    const texts = [1, 2, 3].map((version) => ballotTextOf(ratified, version));

    expect(new Set(texts).size).toBe(3);
  });

  it('says that there are no conditions, and that nothing is given', () => {
    const text = ballotTextOf({ ...ratified, parts: [], conditions: '' }, 1);

    expect(text).toContain('Conditions: none');
    expect(text).toContain('to be declined');
  });
});

it.each([
  [{ status: 'open', textSha256: 'a' }, []],
  [{ status: 'passed', textSha256: 'a' }, []], // late: kept, and not counted
  [{ status: 'lapsed', textSha256: 'a' }, []],
  [{ status: 'void', textSha256: 'a' }, ['ratification-void']],
  [{ status: 'open', textSha256: 'b' }, ['text-changed']],
] as const)('an answer to %p is refused for %p', (change, codes) => {
  const refusals = refusalsToAnswer({ currentSha256: 'a', ...change });

  expect(refusals.map(({ code }) => code)).toEqual(codes);
});

describe('the parent body’s answer', () => {
  const facts = {
    state: 'with-parent',
    answeredOn: '2027-01-12',
    recommendedOn: '2026-12-16',
    today: '2027-01-13',
  } as const;
  const codes = (change: Partial<Parameters<typeof refusalsToRecordAnswer>[0]>) =>
    refusalsToRecordAnswer({ ...facts, ...change }).map(({ code }) => code);

  it('is recorded while it is waited for', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ state: 'to-ratify' })).toEqual(['not-ratified-yet']);
    expect(codes({ state: 'settled' })).toEqual(['not-with-parent']);
  });

  it('is of a day from the recommendation to today', () => {
    expect(codes({ answeredOn: '2026-12-16' })).toEqual([]);
    expect(codes({ answeredOn: '2026-12-15' })).toEqual(['not-its-day']);
    expect(codes({ answeredOn: '2027-01-14' })).toEqual(['not-its-day']);
  });
});
