import {
  chairWarning,
  isEndingSoon,
  lastDayOf,
  mayStandAgain,
  refusalsToElect,
  type ElectionFacts,
  type Term,
} from '../../../src/panels/offices/office.rules.js';

const helen = { personId: 'helen', personName: 'Helen' };
const tom = { personId: 'tom', personName: 'Tom' };

function term(
  who: { personId: string; personName: string },
  electedOn: string,
  endsOn: string,
  office: Term['office'] = 'chair',
): Term {
  return { ...who, office, electedOn, endsOn };
}

const first = term(helen, '2024-03-14', '2025-03-13');
const second = term(helen, '2025-03-20', '2026-03-13');

function election(change: Partial<ElectionFacts> = {}): ElectionFacts {
  const on = { electedOn: '2026-03-20', today: '2026-03-20' };
  return { office: 'chair', ...helen, ...on, isMember: true, terms: [], ...change };
}

function codes(change: Partial<ElectionFacts>): readonly string[] {
  return refusalsToElect(election(change)).map(({ code }) => code);
}

it('elects a member for a year from the day of the election', () => {
  expect(codes({})).toEqual([]);
  expect(lastDayOf(election())).toBe('2027-03-19');
  expect(lastDayOf(election({ electedOn: '2024-02-29' }))).toBe('2025-02-27');
});

it('elects a chair again, until two years are over and not a day longer', () => {
  const again = election({ electedOn: '2025-03-20', terms: [first] });

  expect(refusalsToElect(again)).toEqual([]);
  expect(lastDayOf(again)).toBe('2026-03-13');
});

it('refuses a third consecutive year with the reason, and says when the break is over', () => {
  expect(refusalsToElect(election({ terms: [second, first] }))).toEqual([
    {
      code: 'two-years-over',
      field: 'personId',
      message:
        'Helen has chaired since 14 March 2024, and nobody chairs for more than two consecutive years. Another person is needed, or a year’s break: until 14 March 2027',
    },
  ]);
  expect(codes({ ...tom, terms: [second, first] })).toEqual([]);
});

it('elects the same person after a year’s break, for a full year', () => {
  const terms = [second, first, term(tom, '2026-03-14', '2027-03-13')];
  const back = election({ electedOn: '2027-03-14', today: '2027-03-14', terms });

  expect(refusalsToElect(back)).toEqual([]);
  expect(lastDayOf(back)).toBe('2028-03-13');
  expect(codes({ electedOn: '2027-03-13', today: '2027-03-13', terms })).toEqual([
    'two-years-over',
  ]);
});

it('knows no end of years for a vice chair, nor for a term that was ended on its first day', () => {
  const years = [first, second].map((one): Term => ({ ...one, office: 'vice-chair' }));
  expect(codes({ office: 'vice-chair', terms: years })).toEqual([]);
  const void_ = term(helen, '2024-03-14', '2024-03-13');
  expect(lastDayOf(election({ terms: [void_] }))).toBe('2027-03-19');
});

it('refuses who has no seat, a day to come, and an election before the last', () => {
  expect(codes({ isMember: false, electedOn: '2026-03-21' })).toEqual([
    'not-a-member',
    'not-elected-yet',
  ]);
  const later = term(tom, '2026-03-20', '2027-03-19');
  expect(codes({ terms: [later] })).toEqual(['elected-since']);
  expect(codes({ ...tom, office: 'vice-chair', terms: [later] })).toEqual(['elected-since']);
  expect(codes({ office: 'vice-chair', terms: [later] })).toEqual([]);
});

it('knows beforehand whether the chair may be elected again', () => {
  expect(mayStandAgain(first, [first])).toBe(true);
  expect(mayStandAgain(second, [first, second])).toBe(false);
});

it.each([
  ['2026-02-10', undefined],
  [
    '2026-02-11',
    'Helen’s year as chair ends on 13 March 2026. They have chaired for two consecutive years, so another person is needed.',
  ],
  [
    '2026-03-13',
    'Helen’s year as chair ends on 13 March 2026. They have chaired for two consecutive years, so another person is needed.',
  ],
  [
    '2026-03-14',
    'Nobody has chaired since 13 March 2026: the panel needs an election. Tom acts as vice chair.',
  ],
])('warns on %s', (today, words) => {
  expect(chairWarning([second, first], 'Tom', today)).toBe(words);
});

it('warns of the end of a first year, and of a panel that never had a chair', () => {
  expect(chairWarning([first], undefined, '2025-03-01')).toBe(
    'Helen’s year as chair ends on 13 March 2025. They may be elected once more.',
  );
  expect(chairWarning([], undefined, '2025-03-01')).toBe('The panel has not elected a chair yet.');
});

it('ends soon in the last 30 days, the last included', () => {
  const at = (today: string): boolean => isEndingSoon({ endsOn: '2026-03-13' }, today);
  expect(['2026-02-10', '2026-02-11', '2026-03-13', '2026-03-14'].map(at)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
