import { refusalsToPass } from '../../../../src/applications/checks/application-check.rules.js';
import {
  boardQuery,
  readBoardFilter,
  readBoardPlace,
} from '../../../../src/applications/checks/board-filter.rules.js';
import { checkKindOf, checkKinds } from '../../../../src/applications/checks/check-kinds.rules.js';
import {
  passagesOf,
  refusalsToFind,
} from '../../../../src/applications/checks/duplicates/likeness.rules.js';
import { askedInWords, latestIncome } from '../../../../src/applications/checks/income.rules.js';

const codesOf = (refusals: readonly { code: string }[]): string[] =>
  refusals.map(({ code }) => code);

describe('what passing needs', () => {
  const income = {
    kind: 'asked-against-income',
    outcome: 'passed',
    note: '',
    isIncomeKnown: false,
    isSearched: true,
    withoutFinding: 0,
    same: 0,
  } as const;
  const duplicates = { ...income, kind: 'duplicates' } as const;

  it('is nothing for a problem, and for what does not apply', () => {
    expect(refusalsToPass({ ...income, outcome: 'problem' })).toEqual([]);
    expect(refusalsToPass({ ...duplicates, outcome: 'does-not-apply', withoutFinding: 3 })).toEqual(
      [],
    );
  });

  it('is an income, for what is asked against it', () => {
    expect(codesOf(refusalsToPass(income))).toEqual(['income-unknown']);
    expect(refusalsToPass({ ...income, isIncomeKnown: true })).toEqual([]);
  });

  it('is a search, a finding for each project, and a reason for the same one', () => {
    expect(codesOf(refusalsToPass({ ...duplicates, isSearched: false }))).toEqual([
      'likenesses-not-searched',
    ]);
    expect(refusalsToPass({ ...duplicates, withoutFinding: 2 })[0]?.message).toBe(
      'Say first what the 2 projects like it are',
    );
    expect(refusalsToPass({ ...duplicates, withoutFinding: 1 })[0]?.message).toBe(
      'Say first what the 1 project like it is',
    );
    expect(codesOf(refusalsToPass({ ...duplicates, same: 1 }))).toEqual([
      'same-project-unexplained',
    ]);
    expect(refusalsToPass({ ...duplicates, same: 1, note: 'The other was withdrawn' })).toEqual([]);
    expect(refusalsToPass(duplicates)).toEqual([]);
  });
});

describe('the board’s address', () => {
  it('says its filter and its place, and reads them back', () => {
    const filter = { kind: 'bank-details', state: 'missing', isFlaggedOnly: true } as const;
    const place = { missing: 3, reference: 'OC-2026-0017' };
    const query = new URLSearchParams(boardQuery(filter, place).slice(1));

    expect(readBoardFilter(Object.fromEntries(query))).toEqual(filter);
    expect(readBoardPlace(query.get('after'))).toEqual(place);
  });

  it('is bare without one', () => {
    const none = { kind: undefined, state: undefined, isFlaggedOnly: false };

    expect(boardQuery(none)).toBe('');
    expect(readBoardFilter({})).toEqual(none);
    expect(readBoardFilter({ check: 'nonsense', state: ['x'], flagged: 'maybe' })).toEqual(none);
  });

  it.each(['', '3', 'x.OC-1', "3.OC'; DROP", ['3.OC-1'], undefined])(
    'takes %j for no place',
    (after) => {
      expect(readBoardPlace(after)).toBeUndefined();
    },
  );
});

it('knows its checks by name', () => {
  expect(checkKinds).toHaveLength(8);
  expect(checkKindOf('duplicates')).toBe('duplicates');
  expect(checkKindOf('toString')).toBeUndefined();
});

describe('income', () => {
  const known = { yearEnd: null, from: 'typed' } as const;

  it('is what was learnt last', () => {
    const early = { ...known, pence: 1n, at: new Date('2026-01-01') };
    const late = { ...known, pence: 2n, at: new Date('2026-02-01') };

    expect(latestIncome([early, late])).toBe(late);
    expect(latestIncome([])).toBeUndefined();
  });

  it('is what is asked beside it, in words', () => {
    expect(askedInWords(1_200_000n, 3_000_000n)).toBe(
      '£12,000 is 40% of a year’s income of £30,000',
    );
    expect(askedInWords(100n, 10_000_000n)).toBe(
      '£1 is less than 1% of a year’s income of £100,000',
    );
    expect(askedInWords(5_000_000n, 100_000n)).toBe(
      '£50,000 is 5,000% of a year’s income of £1,000',
    );
    expect(askedInWords(100n, 0n)).toBe('£1 is asked, and a year’s income is £0');
  });
});

it('reads the passages of answers, however deep, and leaves out names and sums', () => {
  expect(
    passagesOf({
      summary: ' We cook a hot lunch. ',
      people: '60',
      neighbourhood: 'north',
      budget: { lines: [{ what: 'Hire of the village hall', pence: '100' }, null] },
      count: 4,
    }),
  ).toEqual(['Hire of the village hall', 'We cook a hot lunch.']);
  expect(passagesOf(null)).toEqual([]);
});

it('wants a reason for the same project only', () => {
  expect(codesOf(refusalsToFind('same-project', ''))).toEqual(['finding-unexplained']);
  expect(refusalsToFind('same-project', 'Same dates, same hall')).toEqual([]);
  expect(refusalsToFind('nothing', '')).toEqual([]);
});
