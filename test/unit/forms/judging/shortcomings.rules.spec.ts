import type { Answer, Answers, Budget } from '../../../../src/forms/answers.js';
import type { Choice, Form, Question, Rule } from '../../../../src/forms/form.js';
import type { ExcludedCost } from '../../../../src/forms/judging/line-problems.rules.js';
import { shortcomingsOf } from '../../../../src/forms/judging/shortcomings.rules.js';

const asked = { name: 'q', label: 'Question?', noun: 'the answer', isRequired: true };
const choices: readonly Choice[] = ['a', 'b', 'c'].map((value) => ({
  value,
  text: `Choice ${value}`,
}));

function formOf(questions: readonly Question[], rules: readonly Rule[] = []): Form {
  return { sections: [{ title: 'All', questions }], rules };
}

/** `field: sentence` of all that stands in the way. */
function saidOf(
  form: Form,
  answers: Answers,
  excludedCosts: readonly ExcludedCost[] = [],
): readonly string[] {
  return shortcomingsOf(form, answers, excludedCosts).map(
    ({ field, message }) => `${field}: ${message}`,
  );
}

function saidOfOne(question: Question, answer: Answer): readonly string[] {
  return saidOf(formOf([question]), { q: answer });
}

describe('what is missing', () => {
  it.each<[Question, string, string]>([
    [{ ...asked, kind: 'short-text' }, 'q', 'Enter the answer'],
    [{ ...asked, kind: 'long-text', mostWords: 5 }, 'q', 'Enter the answer'],
    [{ ...asked, kind: 'money' }, 'q', 'Enter the answer'],
    [{ ...asked, kind: 'yes-no' }, 'q', 'Choose the answer'],
    [{ ...asked, kind: 'one-of', choices }, 'q', 'Choose the answer'],
    [{ ...asked, kind: 'several-of', choices }, 'q', 'Choose the answer'],
    [
      { ...asked, kind: 'area', places: choices, asksPostcodes: true },
      'q.places',
      'Choose the answer',
    ],
    [{ ...asked, kind: 'files', most: 1, purpose: 'quotes' }, 'q', 'Add the answer'],
    [{ ...asked, kind: 'address' }, 'q.lines', 'Enter the answer'],
    [{ ...asked, kind: 'budget', costKinds: choices }, 'q.lines.1.what', 'Enter the answer'],
    [{ ...asked, kind: 'outcomes', domains: choices, most: 2 }, 'q.1.domain', 'Enter the answer'],
  ])('is said of the first input: %j', (question, field, message) => {
    const said = { section: 1, question, field, isMissing: true, message };
    expect(shortcomingsOf(formOf([question]), {})).toEqual([said]);
    expect(shortcomingsOf(formOf([question]), { q: '' })).toEqual([said]);
    expect(shortcomingsOf(formOf([{ ...question, isRequired: false }]), {})).toEqual([]);
  });

  it('is nothing of what isn’t asked', () => {
    const own: Question = { ...asked, name: 'own', kind: 'yes-no' };
    const why: Question = {
      ...asked,
      kind: 'short-text',
      shownIf: [{ question: 'own', is: 'one-of', values: ['yes'] }],
    };
    expect(saidOf(formOf([own, why]), { own: 'no' })).toEqual([]);
    expect(saidOf(formOf([own, why]), { own: 'yes' })).toEqual(['q: Enter the answer']);
  });

  it('is numbered by its section', () => {
    const sections = ['one', 'two'].map((name) => ({
      title: name,
      questions: [{ ...asked, name, kind: 'short-text' as const }],
    }));
    const found = shortcomingsOf({ sections, rules: [] }, { one: 'Yes' });
    expect(found.map(({ section, question }) => [section, question.name])).toEqual([[2, 'two']]);
  });
});

it('says again what could not be read, and not that it is missing', () => {
  const problems = [{ field: 'q', message: 'Enter a number' }];
  const question: Question = { ...asked, kind: 'number', least: 1, most: 9 };
  expect(shortcomingsOf(formOf([question]), { q: { typed: { q: 'ten' }, problems } })).toEqual([
    { section: 1, question, field: 'q', isMissing: false, message: 'Enter a number' },
  ]);
});

describe('an answer in one part', () => {
  const number: Question = { ...asked, kind: 'number', least: 5, most: 1500 };
  const money: Question = { ...asked, kind: 'money', leastPence: '100', mostPence: '2000' };
  const date: Question = { ...asked, kind: 'date', earliest: '2027-01-01', latest: '2027-12-31' };
  const several: Question = { ...asked, kind: 'several-of', choices, least: 2, most: 2 };
  const files: Question = { ...asked, kind: 'files', most: 1, purpose: 'quotes' };

  it.each<[Question, Answer]>([
    [{ ...asked, kind: 'short-text' }, 'Anything'],
    [{ ...asked, kind: 'email' }, 'a@example.org'],
    [{ ...asked, kind: 'phone' }, '01632 960 001'],
    [{ ...asked, kind: 'long-text', mostWords: 2 }, 'Two words'],
    [number, '5'],
    [number, '1500'],
    [money, '100'],
    [money, '2000'],
    [{ ...asked, kind: 'money' }, '999999999999'],
    [date, '2027-01-01'],
    [date, '2027-12-31'],
    [{ ...asked, kind: 'date' }, '1900-01-01'],
    [{ ...asked, kind: 'yes-no' }, 'no'],
    [{ ...asked, kind: 'one-of', choices }, 'c'],
    [several, ['a', 'c']],
    [{ ...asked, kind: 'several-of', choices }, ['a', 'b', 'c']],
    [files, ['id']],
  ])('will do: %j %j', (question, answer) => {
    expect(saidOfOne(question, answer)).toEqual([]);
  });

  it.each<[Question, Answer, string]>([
    [
      { ...asked, kind: 'long-text', mostWords: 2 },
      'Three words here',
      '“Question?” has 3 words: cut it to 2 or fewer',
    ],
    [number, '4', 'The answer must be a whole number from 5 to 1,500'],
    [number, '1501', 'The answer must be a whole number from 5 to 1,500'],
    [money, '99', 'The answer must be £1 or more'],
    [money, '2001', 'The answer must be £20 or less'],
    [date, '2026-12-31', 'The answer must be 1 January 2027 or later'],
    [date, '2028-01-01', 'The answer must be 31 December 2027 or earlier'],
    [{ ...asked, kind: 'one-of', choices }, 'gone', 'Choose the answer'],
    [several, ['a', 'gone'], 'Choose the answer'],
    [several, ['a'], 'Choose 2 or more: “Question?”'],
    [several, ['a', 'b', 'c'], 'Choose 2 or fewer: “Question?”'],
    [files, ['one', 'two', 'three'], 'There may be 1 file at most: remove 2'],
  ])('will not do: %j %j', (question, answer, message) => {
    expect(shortcomingsOf(formOf([question]), { q: answer })).toEqual([
      { section: 1, question, field: 'q', isMissing: false, message },
    ]);
  });
});

describe('an address', () => {
  const address: Question = { ...asked, kind: 'address' };

  it('has lines and a postcode', () => {
    expect(saidOfOne(address, { lines: ['1 High Street'], postcode: 'CO1 1AA' })).toEqual([]);
    expect(saidOfOne(address, { lines: ['1 High Street'], postcode: '' })).toEqual([
      'q.postcode: Enter the postcode of the address',
    ]);
    expect(saidOfOne(address, { lines: [], postcode: 'CO1 1AA' })).toEqual([
      'q.lines: Enter the address beside the postcode',
    ]);
    expect(saidOfOne(address, { lines: [], postcode: '' })).toHaveLength(2);
  });
});

describe('an area', () => {
  const area: Question = { ...asked, kind: 'area', places: choices, asksPostcodes: true };

  it('is one or more of the places offered, whatever its postcodes', () => {
    expect(saidOfOne(area, { places: ['a', 'b'], postcodes: [] })).toEqual([]);
    for (const places of [[], ['a', 'gone']]) {
      expect(saidOfOne(area, { places, postcodes: ['CO1 1AA'] })).toEqual([
        'q.places: Choose the answer',
      ]);
    }
  });
});

describe('a budget', () => {
  const budget: Question = { ...asked, kind: 'budget', costKinds: choices };
  const line = { what: 'Hall', costKind: 'a', cost: '5000', asked: '3000' };
  const gift = { source: 'Gifts', amount: '2000', isConfirmed: false };
  const whole: Budget = { lines: [line], match: [gift] };
  const saidOfLine = (more: Partial<typeof line>): readonly string[] =>
    saidOfOne(budget, { ...whole, lines: [{ ...line, ...more }] });

  it('adds up to the penny', () => {
    expect(saidOfOne(budget, whole)).toEqual([]);
    expect(saidOfLine({ cost: '5001' })).toEqual([
      'q.lines.1.what: The budget must add up: what you ask for (£30) and match funding (£20) are £0.01 less than it costs (£50.01)',
    ]);
    expect(saidOfLine({ cost: '4999' })).toEqual([
      'q.lines.1.what: The budget must add up: what you ask for (£30) and match funding (£20) are £0.01 more than it costs (£49.99)',
    ]);
  });

  it.each<[Partial<typeof line>, string]>([
    [{ what: '' }, 'what: Enter what line 1 of the budget is'],
    [{ costKind: '' }, 'costKind: Choose the kind of cost in line 1 of the budget'],
    [{ costKind: 'gone' }, 'costKind: Choose the kind of cost in line 1 of the budget'],
    [{ cost: '' }, 'cost: Enter what line 1 of the budget costs'],
    [{ cost: '0' }, 'cost: Enter what line 1 of the budget costs'],
    [{ asked: '' }, 'asked: Enter what you ask for in line 1 of the budget, 0 if nothing'],
    [{ asked: '5001' }, 'asked: In line 1 of the budget you can’t ask for more than it costs, £50'],
  ])('has whole lines: %j', (more, said) => {
    expect(saidOfLine(more)).toEqual([`q.lines.1.${said}`]);
  });

  it('has whole match funding, and counts its own lines', () => {
    const match = [gift, { source: '', amount: '', isConfirmed: true }];
    expect(saidOfOne(budget, { ...whole, match })).toEqual([
      'q.match.2.source: Enter who gives match funding 2',
      'q.match.2.amount: Enter how much match funding 2 is',
    ]);
    expect(saidOfOne(budget, { ...whole, match: [{ ...gift, amount: '0' }] })).toEqual([
      'q.match.1.amount: Enter how much match funding 1 is',
    ]);
  });

  it('has a line at all', () => {
    expect(saidOfOne(budget, { lines: [], match: [gift] })).toEqual([
      'q.lines.1.what: Enter what the money will pay for',
    ]);
  });

  it('asks nothing for what may not be paid, and may say what others pay', () => {
    const excluded = [{ costKind: 'a', fund: 'Hyperlocal Fund' }];
    expect(saidOf(formOf([budget]), { q: whole }, excluded)).toEqual([
      'q.lines.1.costKind: Hyperlocal Fund can’t pay for line 1 of the budget: Choice a',
    ]);
    const paidByOthers: Budget = {
      lines: [{ ...line, asked: '0' }],
      match: [{ ...gift, amount: '5000' }],
    };
    expect(saidOf(formOf([budget]), { q: paidByOthers }, excluded)).toEqual([]);
  });
});

describe('outcomes', () => {
  const outcomes: Question = { ...asked, kind: 'outcomes', domains: choices, most: 2 };
  const outcome = { domain: 'a', indicator: 'People who come', target: '30' };

  it('are whole', () => {
    expect(saidOfOne(outcomes, [outcome, outcome])).toEqual([]);
    expect(saidOfOne(outcomes, [outcome, { domain: 'gone', indicator: '', target: '' }])).toEqual([
      'q.2.domain: Choose a domain for outcome 2',
      'q.2.indicator: Enter what you will count for outcome 2',
      'q.2.target: Enter the target of outcome 2',
    ]);
  });

  it('are not too many', () => {
    expect(saidOfOne(outcomes, [outcome, outcome, outcome])).toEqual([
      'q.1.domain: There may be 2 outcomes at most',
    ]);
  });
});

describe('a rule between answers', () => {
  const own: Question = { ...asked, name: 'own', kind: 'yes-no' };
  const total: Question = { ...asked, name: 'total', kind: 'money' };
  const part: Question = {
    ...asked,
    name: 'part',
    kind: 'money',
    isRequired: false,
    shownIf: [{ question: 'own', is: 'one-of', values: ['yes'] }],
  };
  const costs: Question = {
    ...asked,
    name: 'costs',
    kind: 'budget',
    costKinds: choices,
    isRequired: false,
  };
  const from: Question = { ...asked, name: 'from', kind: 'date', isRequired: false };
  const to: Question = { ...asked, name: 'to', kind: 'date', isRequired: false };
  const answers: Answers = { own: 'yes', total: '1000', part: '500' };
  const [sum, of] = [{ question: 'part' }, { question: 'total' }];
  const saidOfRule = (rule: Rule, more: Answers = {}): readonly string[] =>
    saidOf(formOf([own, total, part, costs, from, to], [rule]), { ...answers, ...more });

  it('of a limit holds up to it', () => {
    const rule: Rule = { kind: 'at-most', sum, of, message: 'Too much' };
    expect(saidOfRule(rule, { part: '1000' })).toEqual([]);
    expect(saidOfRule(rule, { part: '1001' })).toEqual(['part: Too much']);
  });

  it('of a share holds to the penny', () => {
    const rule: Rule = { kind: 'share-at-most', sum, of, percent: 33, message: 'Over a third' };
    expect(saidOfRule(rule, { part: '330' })).toEqual([]);
    expect(saidOfRule(rule, { part: '331' })).toEqual(['part: Over a third']);
  });

  it('of two that are equal speaks beside the first, with a total of a budget too', () => {
    const line = { what: 'Hall', costKind: 'a', cost: '600', asked: '600' };
    const rule: Rule = {
      kind: 'equal',
      sum: { question: 'costs', total: 'asked' },
      to: sum,
      message: 'Not the same',
    };
    const costsOf = (pence: string): Answers => ({
      costs: { lines: [{ ...line, cost: pence, asked: pence }], match: [] },
    });
    expect(saidOfRule(rule, costsOf('500'))).toEqual([]);
    expect(saidOfRule(rule, costsOf('501'))).toEqual(['costs.lines.1.what: Not the same']);
    expect(saidOfRule(rule)).toEqual([]);
  });

  it('of dates holds on the day', () => {
    const rule: Rule = { kind: 'not-before', date: 'to', earliest: 'from', message: 'Before' };
    expect(saidOfRule(rule, { from: '2027-02-01', to: '2027-02-01' })).toEqual([]);
    expect(saidOfRule(rule, { from: '2027-02-01', to: '2027-01-31' })).toEqual(['to: Before']);
    expect(saidOfRule(rule, { to: '2027-01-31' })).toEqual([]);
    expect(saidOfRule(rule, { from: '2027-02-01' })).toEqual([]);
  });

  it('is silent while one of its answers is not asked or not there', () => {
    const rule: Rule = { kind: 'at-most', sum, of, message: 'Too much' };
    const tooMuch = { part: '1001' };
    expect(saidOfRule(rule, { ...tooMuch, own: 'no' })).toEqual([]);
    expect(saidOfRule(rule, { part: '' })).toEqual([]);
    expect(saidOfRule(rule, { ...tooMuch, total: '' })).toEqual(['total: Enter the answer']);
  });
});
