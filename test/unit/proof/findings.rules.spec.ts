import { newFindings } from '../../../src/proof/findings.rules.js';
import { verificationInWords } from '../../../src/reporting/proof/verification-in-words.rules.js';

const raised = { who: 'fund lottery', what: 'balance is wrong' };
const cut = { who: 'fund health', what: 'chain is broken' };

it.each([
  ['nothing found', [], [], []],
  ['found for the first time', [raised], [], [raised]],
  ['found before', [raised], [raised], []],
  ['one old, one new', [raised, cut], [raised], [cut]],
  ['come back after it was gone', [raised], [cut], [raised]],
])('people are alarmed about what is new: %s', (_when, now, before, alarming) => {
  expect(newFindings(now, before)).toEqual(alarming);
});

describe('the last proof in words', () => {
  const last = {
    finishedAt: new Date('2026-11-23T02:00:00Z'),
    entries: 1_234,
    postings: 2_000,
    acts: 3,
    problems: [],
  };

  it('says when, how much, and that nothing is wrong', () => {
    expect(verificationInWords(last)).toBe(
      'Proved Monday 23 November 2026, 2am: 1,234 entries, nothing wrong',
    );
  });

  it('says how much is wrong', () => {
    expect(verificationInWords({ ...last, entries: 1, problems: [raised, cut] })).toBe(
      'Proved Monday 23 November 2026, 2am: 1 entry, 2 wrong',
    );
  });

  it('says when it will be, before the first', () => {
    expect(verificationInWords(undefined)).toBe('Not proved yet: it is proved every night at 2am');
  });
});
