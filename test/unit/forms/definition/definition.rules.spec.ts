import type { Flaw } from '../../../../src/forms/definition/flaw.rules.js';
import { flawsOf } from '../../../../src/forms/definition/definition.rules.js';
import type {
  Choice,
  Condition,
  Form,
  Question,
  Rule,
  Section,
} from '../../../../src/forms/form.js';

const asked = { label: 'Question?', noun: 'the answer', isRequired: true };
const choices: readonly Choice[] = [
  { value: 'north', text: 'North' },
  { value: 'south', text: 'South' },
];

type Unnamed = Question extends infer Any
  ? Any extends Question
    ? Omit<Any, 'name' | keyof typeof asked>
    : never
  : never;

/** A question of a kind, sound in all that isn't said. */
function questionOf(kind: Unnamed, more: object = {}): Question {
  return { ...asked, name: 'q', ...kind, ...more };
}

function formOf(questions: readonly Question[], rules: readonly Rule[] = []): Form {
  return { sections: [{ title: 'All', questions }], rules };
}

function saidOf(flaws: readonly Flaw[]): readonly string[] {
  return flaws.map(({ field, code, message }) => `${field} (${code}): ${message}`);
}

function flawsOfOne(question: Question): readonly string[] {
  return saidOf(flawsOf(formOf([question])));
}

const aLine = questionOf({ kind: 'short-text' });

it('accepts one question, and names the place of what is wrong', () => {
  expect(flawsOf(formOf([aLine]))).toEqual([]);
  expect(flawsOf(formOf([aLine, { ...aLine, name: 'q2', label: ' ' }]))).toEqual([
    {
      section: 1,
      question: 'q2',
      field: 'label',
      code: 'text-missing',
      message: 'The question must not be empty',
    },
  ]);
});

describe('the size of a form', () => {
  const many = (count: number): Question[] =>
    Array.from({ length: count }, (_, index) => ({ ...aLine, name: `q${index}` }));
  const section = (title: string, questions: readonly Question[]): Section => ({
    title,
    questions,
  });

  it('must ask something, in every section', () => {
    expect(saidOf(flawsOf({ sections: [], rules: [] }))).toEqual([
      'sections (nothing-asked): A form must ask at least one question',
    ]);
    const sections = [section('Full', [aLine]), section('Empty', [])];
    expect(flawsOf({ sections, rules: [] })).toEqual([
      {
        section: 2,
        field: 'questions',
        code: 'section-empty',
        message: 'Section “Empty” must have a question',
      },
    ]);
  });

  it('may be 20 sections, 100 questions and 20 rules', () => {
    const sections = (count: number): Section[] =>
      many(count).map((question) => section('One', [question]));
    expect(flawsOf({ sections: sections(20), rules: [] })).toEqual([]);
    expect(saidOf(flawsOf({ sections: sections(21), rules: [] }))).toEqual([
      'sections (too-many-sections): A form may have 20 sections at most',
    ]);
    expect(flawsOf(formOf(many(100)))).toEqual([]);
    expect(saidOf(flawsOf(formOf(many(101))))).toEqual([
      'questions (too-many-questions): A form may have 100 questions at most',
    ]);
    const dates = ['from', 'to'].map((name) => questionOf({ kind: 'date' }, { name }));
    const rule: Rule = { kind: 'not-before', date: 'to', earliest: 'from', message: 'Later' };
    const rules = (count: number): Rule[] => Array.from({ length: count }, () => rule);
    expect(flawsOf(formOf(dates, rules(20)))).toEqual([]);
    expect(saidOf(flawsOf(formOf(dates, rules(21))))).toEqual([
      'rules (too-many-rules): A form may have 20 rules at most',
    ]);
  });
});

describe('a text', () => {
  it.each<[object, string]>([
    [{ label: '' }, 'label (text-missing): The question must not be empty'],
    [{ noun: '\n' }, 'noun (text-missing): The short name must not be empty'],
    [
      { label: 'x'.repeat(301) },
      'label (text-too-long): The question must be 300 characters or fewer',
    ],
    [{ hint: 'x'.repeat(301) }, 'hint (text-too-long): The hint must be 300 characters or fewer'],
    [
      { guidance: 'x'.repeat(4001) },
      'guidance (text-too-long): The guidance must be 4,000 characters or fewer',
    ],
    [{ hint: 'a\0' }, 'hint (text-unkeepable): The hint has a character that can’t be kept'],
    [
      { label: 'half \uD800' },
      'label (text-unkeepable): The question has a character that can’t be kept',
    ],
  ])('is refused: %j', (more, said) => {
    expect(flawsOfOne({ ...aLine, ...more })).toEqual([said]);
  });

  it('may be as long as there is room for, and a hint may be empty', () => {
    const longest = { label: 'x'.repeat(300), hint: '', guidance: 'x'.repeat(4000) };
    expect(flawsOfOne({ ...aLine, ...longest })).toEqual([]);
  });

  it('of a section is judged as a question’s is', () => {
    const section = { title: ' ', guidance: 'x'.repeat(4001), questions: [aLine] };
    expect(saidOf(flawsOf({ sections: [section], rules: [] }))).toEqual([
      'title (text-missing): The title of a section must not be empty',
      'guidance (text-too-long): The guidance must be 4,000 characters or fewer',
    ]);
  });
});

describe('the name of a question', () => {
  it.each(['a', 'who-benefits', 'q2', 'x'.repeat(60)])('may be %s', (name) => {
    expect(flawsOfOne({ ...aLine, name })).toEqual([]);
  });

  it.each(['', 'Q', '2q', 'a--b', '-a', 'a-', 'a.b', 'a b', '__proto__', 'ŵ', 'x'.repeat(61)])(
    'is unsafe: %j',
    (name) => {
      expect(flawsOfOne({ ...aLine, name })).toEqual([
        'name (name-unsafe): A name must be 60 or fewer small letters, digits and single hyphens, beginning with a letter',
      ]);
    },
  );

  it.each([
    'asked',
    'version',
    'constructor',
    'submit',
    'main-content',
    'cost-hint',
    'cost-2',
    'start-day',
  ])('means something else on the page: %s', (name) => {
    expect(flawsOfOne({ ...aLine, name })).toEqual([
      `name (name-reserved): “${name}” means something else on the page: choose another name`,
    ]);
  });

  it('is that of one question only', () => {
    expect(saidOf(flawsOf(formOf([aLine, aLine])))).toEqual([
      'name (name-taken): Two questions are named “q”',
    ]);
  });
});

describe('the limits of a question', () => {
  it.each<Unnamed>([
    ...[{ kind: 'short-text' as const }, { kind: 'yes-no' as const }, { kind: 'email' as const }],
    ...[{ kind: 'phone' as const }, { kind: 'address' as const }, { kind: 'money' as const }],
    { kind: 'long-text', mostWords: 1 },
    { kind: 'long-text', mostWords: 3000 },
    { kind: 'number', least: 0, most: 999_999_999 },
    { kind: 'number', least: 5, most: 5 },
    { kind: 'money', leastPence: '1', mostPence: '100000000000' },
    { kind: 'money', leastPence: '7', mostPence: '7' },
    { kind: 'date' },
    { kind: 'date', earliest: '2027-01-01', latest: '2027-01-01' },
    { kind: 'one-of', choices },
    { kind: 'several-of', choices },
    { kind: 'several-of', choices, least: 2, most: 2 },
    { kind: 'files', most: 20, purpose: 'bank-statement' },
    { kind: 'budget', costKinds: choices },
    { kind: 'outcomes', domains: choices, most: 20 },
    { kind: 'area', places: choices, asksPostcodes: false },
  ])('are accepted: %j', (kind) => {
    expect(flawsOfOne(questionOf(kind))).toEqual([]);
  });

  const limit = 'A limit must be from £0.01 to £1,000,000,000';
  it.each<[Unnamed, ...string[]]>([
    [
      { kind: 'long-text', mostWords: 0 },
      'mostWords: The word limit must be a whole number from 1 to 3,000',
    ],
    [
      { kind: 'long-text', mostWords: 3001 },
      'mostWords: The word limit must be a whole number from 1 to 3,000',
    ],
    [
      { kind: 'number', least: -1, most: 0.5 },
      'least: The smallest number must be a whole number from 0 to 999,999,999',
      'most: The largest number must be a whole number from 0 to 999,999,999',
    ],
    [
      { kind: 'number', least: 6, most: 5 },
      'most: The largest number must not be below the smallest',
    ],
    [{ kind: 'money', leastPence: '0' }, `leastPence: ${limit}`],
    [{ kind: 'money', mostPence: '100000000001' }, `mostPence: ${limit}`],
    [
      { kind: 'money', leastPence: '-5', mostPence: '4.5' },
      `leastPence: ${limit}`,
      `mostPence: ${limit}`,
    ],
    [
      { kind: 'money', leastPence: '10', mostPence: '9' },
      'mostPence: The largest sum must not be below the smallest',
    ],
    [{ kind: 'date', earliest: '2027-02-30' }, 'earliest: A limit must be a real date'],
    [{ kind: 'date', latest: 'soon' }, 'latest: A limit must be a real date'],
    [
      { kind: 'date', earliest: '2027-01-02', latest: '2027-01-01' },
      'latest: The latest date must not be before the earliest',
    ],
    [{ kind: 'one-of', choices: [] }, 'choices: There must be at least one choice'],
    [
      { kind: 'several-of', choices, least: 0, most: 3 },
      'least: The fewest choices must be a whole number from 1 to 2',
      'most: The most choices must be a whole number from 1 to 2',
    ],
    [
      { kind: 'several-of', choices, least: 2, most: 1 },
      'most: The most must not be below the fewest',
    ],
    [
      { kind: 'files', most: 21, purpose: 'Quotes!' },
      'most: The number of files must be a whole number from 1 to 20',
      'purpose: The purpose must be small letters, digits and hyphens',
    ],
    [
      { kind: 'files', most: 1, purpose: 'x'.repeat(61) },
      'purpose: The purpose must be small letters, digits and hyphens',
    ],
    [{ kind: 'budget', costKinds: [] }, 'costKinds: There must be at least one choice'],
    [
      { kind: 'outcomes', domains: [], most: 0 },
      'domains: There must be at least one choice',
      'most: The number of outcomes must be a whole number from 1 to 20',
    ],
    [
      { kind: 'area', places: [], asksPostcodes: true },
      'places: There must be at least one choice',
    ],
  ])('are refused: %j', (kind, ...said) => {
    const flaws = flawsOf(formOf([questionOf(kind)]));
    expect(flaws.map(({ field, message }) => `${field}: ${message}`)).toEqual(said);
    for (const { code, field } of flaws) expect(code).toBe(`${field}-wrong`);
  });
});

describe('the choices of a question', () => {
  const flawsOfChoices = (offered: readonly Choice[]): readonly string[] =>
    flawsOfOne(questionOf({ kind: 'one-of', choices: offered }));
  const many = (count: number): Choice[] =>
    Array.from({ length: count }, (_, index) => ({ value: `c${index}`, text: 'One' }));

  it('may be 60', () => {
    expect(flawsOfChoices(many(60))).toEqual([]);
    expect(flawsOfChoices(many(61))).toEqual([
      'choices (choices-wrong): There may be 60 choices at most',
    ]);
  });

  it('have words, and values of their own', () => {
    expect(flawsOfChoices([{ value: 'a', text: '' }])).toEqual([
      'choices (text-missing): A choice must not be empty',
    ]);
    expect(flawsOfChoices([...many(1), ...many(1)])).toEqual([
      'choices (choices-wrong): Each choice must have a value of its own',
    ]);
    for (const value of ['', 'A', 'a b', 'x'.repeat(61)]) {
      expect(flawsOfChoices([{ value, text: 'One' }])).toEqual([
        'choices (choices-wrong): A choice’s value must be small letters, digits and hyphens',
      ]);
    }
  });
});

describe('a condition', () => {
  const before: readonly Question[] = [
    questionOf({ kind: 'yes-no' }, { name: 'own' }),
    questionOf({ kind: 'several-of', choices }, { name: 'where' }),
    questionOf({ kind: 'number', least: 5, most: 9 }, { name: 'people' }),
    questionOf({ kind: 'money', leastPence: '100', mostPence: '200' }, { name: 'sum' }),
    questionOf({ kind: 'money' }, { name: 'any-sum' }),
  ];
  const flawsOfCondition = (...shownIf: readonly Condition[]): readonly string[] =>
    saidOf(flawsOf(formOf([...before, { ...aLine, shownIf }])));

  it.each<Condition>([
    { question: 'sum', is: 'answered' },
    { question: 'own', is: 'one-of', values: ['no'] },
    { question: 'where', is: 'one-of', values: ['north', 'south'] },
    { question: 'people', is: 'at-least', value: '9' },
    { question: 'people', is: 'at-most', value: '5' },
    { question: 'sum', is: 'at-least', value: '200' },
    { question: 'sum', is: 'at-most', value: '100' },
    { question: 'any-sum', is: 'at-most', value: '0' },
  ])('makes sense: %j', (condition) => {
    expect(flawsOfCondition(condition)).toEqual([]);
  });

  it.each<[Condition, string]>([
    [{ question: 'sum', is: 'one-of', values: ['1'] }, '“Question?” has nothing to choose from'],
    [{ question: 'own', is: 'one-of', values: [] }, 'Choose answers to “Question?”'],
    [
      { question: 'own', is: 'one-of', values: ['yes', 'maybe'] },
      '“Question?” has no choice “maybe”',
    ],
    [
      { question: 'own', is: 'at-most', value: '1' },
      '“Question?” is not answered with a number or a sum',
    ],
    [
      { question: 'people', is: 'at-least', value: '5.5' },
      'A condition’s number must be whole, in digits',
    ],
    [{ question: 'people', is: 'at-least', value: '10' }, '“Question?” never has such an answer'],
    [{ question: 'people', is: 'at-most', value: '4' }, '“Question?” never has such an answer'],
    [{ question: 'sum', is: 'at-least', value: '201' }, '“Question?” never has such an answer'],
    [{ question: 'sum', is: 'at-most', value: '99' }, '“Question?” never has such an answer'],
  ])('can never hold: %j', (condition, said) => {
    expect(flawsOfCondition(condition)).toEqual([`shownIf (condition-impossible): ${said}`]);
  });

  it('looks back, and not at itself', () => {
    for (const name of ['later', 'q']) {
      expect(flawsOfCondition({ question: name, is: 'answered' })).toEqual([
        `shownIf (condition-not-earlier): It needs an earlier question that is not there (“${name}”)`,
      ]);
    }
  });

  it('may be one of five, on a section too', () => {
    const five = Array.from({ length: 5 }, (): Condition => ({ question: 'own', is: 'answered' }));
    expect(flawsOfCondition(...five)).toEqual([]);
    expect(flawsOfCondition(...five, ...five)).toEqual([
      'shownIf (too-many-conditions): Something may depend on 5 conditions at most',
    ]);
    const section = { title: 'First', shownIf: five.slice(0, 1), questions: before };
    expect(flawsOf({ sections: [section], rules: [] })).toEqual([
      {
        section: 1,
        field: 'shownIf',
        code: 'condition-not-earlier',
        message: 'It needs an earlier question that is not there (“own”)',
      },
    ]);
  });
});

describe('a rule between answers', () => {
  const questions: readonly Question[] = [
    questionOf({ kind: 'money' }, { name: 'total', label: 'Total?' }),
    questionOf({ kind: 'money' }, { name: 'asked-for', label: 'Asked?' }),
    questionOf({ kind: 'budget', costKinds: choices }, { name: 'costs', label: 'Costs?' }),
    questionOf({ kind: 'date' }, { name: 'from', label: 'From?' }),
    questionOf({ kind: 'date' }, { name: 'to', label: 'To?' }),
  ];
  const message = 'It must be so';
  const [total, askedFor] = [{ question: 'total' }, { question: 'asked-for' }];

  it.each<Rule>([
    { kind: 'at-most', sum: askedFor, of: total, message },
    { kind: 'equal', sum: { question: 'costs', total: 'asked' }, to: askedFor, message },
    {
      kind: 'at-most',
      sum: { question: 'costs', total: 'asked' },
      of: { question: 'costs', total: 'cost' },
      message,
    },
    { kind: 'share-at-most', sum: askedFor, of: total, percent: 1, message },
    { kind: 'share-at-most', sum: askedFor, of: total, percent: 100, message },
    { kind: 'not-before', date: 'to', earliest: 'from', message },
  ])('makes sense: %j', (rule) => {
    expect(flawsOf(formOf(questions, [rule]))).toEqual([]);
  });

  it.each<[Rule, string]>([
    [
      { kind: 'at-most', sum: { question: 'gone' }, of: total, message },
      'sum: It needs a question that is not there (“gone”)',
    ],
    [
      { kind: 'at-most', sum: { question: 'from' }, of: total, message },
      'sum: “From?” is not answered with a sum',
    ],
    [
      { kind: 'at-most', sum: total, of: { question: 'costs' }, message },
      'of: Say which total of “Costs?” is meant',
    ],
    [
      { kind: 'equal', sum: total, to: { question: 'asked-for', total: 'cost' }, message },
      'to: “Asked?” is one sum: it has no totals',
    ],
    [
      { kind: 'not-before', date: 'total', earliest: 'from', message },
      'date: “Total?” is not answered with a date',
    ],
    [
      { kind: 'not-before', date: 'to', earliest: 'gone', message },
      'earliest: It needs a question that is not there (“gone”)',
    ],
    [
      { kind: 'at-most', sum: total, of: total, message },
      'of: A rule must compare two answers, not one with itself',
    ],
    [
      { kind: 'not-before', date: 'to', earliest: 'to', message },
      'earliest: A rule must compare two answers, not one with itself',
    ],
    ...[0, 101, 33.3].map((percent): [Rule, string] => [
      { kind: 'share-at-most', sum: askedFor, of: total, percent, message },
      'percent: The share must be a whole number from 1 to 100 per cent',
    ]),
  ])('is senseless: %j', (rule, said) => {
    const flaws = flawsOf(formOf(questions, [rule]));
    expect(
      flaws.map(({ rule: place, field, message: words }) => [place, `${field}: ${words}`]),
    ).toEqual([[1, said]]);
    expect(flaws[0]?.code).toBe('rule-senseless');
  });

  it('says a sentence', () => {
    const rule: Rule = { kind: 'at-most', sum: askedFor, of: total, message: '' };
    expect(saidOf(flawsOf(formOf(questions, [rule])))).toEqual([
      'message (text-missing): The sentence of a rule must not be empty',
    ]);
  });
});
