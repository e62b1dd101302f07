import fc from 'fast-check';
import type { Answers, Spending } from '../../../src/forms/answers.js';
import type { Form, Question, QuestionOf } from '../../../src/forms/form.js';
import { shortcomingsOf } from '../../../src/forms/judging/shortcomings.rules.js';
import { shownSections } from '../../../src/forms/printing/shown-answers.rules.js';
import { readSection } from '../../../src/forms/reading/read-section.js';
import { peopleOf, progressOf, spendingOf } from '../../../src/forms/tallies.rules.js';

const asked = { label: 'Told', noun: 'what is told', isRequired: true } as const;

const spending: QuestionOf<'spending'> & Question = {
  ...{ ...asked, name: 'spending', kind: 'spending' },
  ...{ tolerancePercent: 10, tolerancePence: '5000' },
  lines: [
    { value: 'line-1', text: 'Hall', budget: '100000', before: '20000' },
    { value: 'line-2', text: 'Food', budget: '20000', before: '0' },
  ],
};

const people: QuestionOf<'people'> & Question = {
  ...asked,
  name: 'people',
  kind: 'people',
  before: 12,
};

const progress: QuestionOf<'progress'> & Question = {
  ...{ ...asked, name: 'outcomes', kind: 'progress' },
  targets: [
    { value: 'outcome-1', domain: 'Age Well', indicator: 'Walks', target: 40, before: 10 },
    { value: 'outcome-2', domain: '', indicator: 'Meals', target: 5, before: 0 },
  ],
};

function formOf(question: Question): Form {
  return { sections: [{ title: 'All', questions: [question] }], rules: [] };
}

function messages(question: Question, answers: Answers): readonly string[] {
  return shortcomingsOf(formOf(question), answers).map(
    ({ field, message }) => `${field}: ${message}`,
  );
}

function spent(
  ...lines: readonly (readonly [line: string, spent: string, why?: string])[]
): Spending {
  return { lines: lines.map(([line, sum, why = '']) => ({ line, spent: sum, why })), why: '' };
}

describe('spending', () => {
  it('adds up, line by line and together, to the penny', () => {
    const sums = spendingOf(spending, spent(['line-1', '30001'], ['line-2', '19999']));

    expect(sums.rows.map(({ soFar, difference }) => [soFar, difference])).toEqual([
      [50_001n, -49_999n],
      [19_999n, -1n],
    ]);
    expect(sums).toMatchObject({
      budget: 120_000n,
      before: 20_000n,
      spent: 50_000n,
      soFar: 70_000n,
    });
  });

  it.each([
    ['within both tolerances', '85000', []],
    ['a penny beyond £50, yet within 10 %', '85001', []],
    ['at 10 % to the penny', '90000', []],
    [
      'a penny beyond both',
      '90001',
      ['spending.1.why: Say why you spent £100.01 more on “Hall” than the budget’s £1,000'],
    ],
  ])('%s', (_, sum, expected) => {
    // The whole budget is not passed: less was spent on food.
    expect(messages(spending, { spending: spent(['line-1', sum], ['line-2', '0']) })).toEqual(
      expected,
    );
  });

  it('is far only beyond both tolerances of a small line', () => {
    const far = (sum: string): boolean | undefined =>
      spendingOf(spending, spent(['line-2', sum])).rows[1]?.isFar;

    expect([far('25000'), far('25001')]).toEqual([false, true]);
  });

  it('has to explain less only at the end', () => {
    const little = { spending: spent(['line-1', '0'], ['line-2', '20000']) };

    expect(messages(spending, little)).toEqual([]);
    expect(messages({ ...spending, explainsLess: true }, little)).toEqual([
      'spending.1.why: Say why you spent £800 less on “Hall” than the budget’s £1,000',
    ]);
  });

  it('is told of every line, and says where more than the grant came from', () => {
    expect(messages(spending, {})).toEqual(['spending.1.spent: Enter what is told']);
    expect(messages(spending, { spending: spent(['line-1', '80000']) })).toEqual([
      'spending.2.spent: Enter what you spent on “Food” in this period, 0 if nothing',
    ]);
    const over = spent(['line-1', '80001'], ['line-2', '20000']);
    expect(messages(spending, { spending: over })).toEqual([
      'spending.why: You have spent £0.01 more than the grant of £1,200: say where the rest came from',
    ]);
    expect(messages(spending, { spending: { ...over, why: 'Our own jar' } })).toEqual([]);
  });

  it('is as long division by hand would have it, whatever is typed', () => {
    const pence = fc.bigInt({ min: 0n, max: 10_000_000n });
    fc.assert(
      fc.property(
        fc.array(fc.record({ budget: pence, before: pence, spent: pence }), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.integer({ min: 0, max: 100 }),
        pence,
        fc.boolean(),
        (lines, tolerancePercent, tolerance, explainsLess) => {
          const question = {
            ...{
              ...spending,
              tolerancePercent,
              tolerancePence: tolerance.toString(),
              explainsLess,
            },
            lines: lines.map((line, index) => ({
              ...{ value: `line-${index + 1}`, text: 'A line' },
              ...{ budget: line.budget.toString(), before: line.before.toString() },
            })),
          };
          const sums = spendingOf(
            question,
            spent(
              ...lines.map((line, index) => [`line-${index + 1}`, line.spent.toString()] as const),
            ),
          );

          let [budget, soFar] = [0n, 0n];
          for (const [index, line] of lines.entries()) {
            const off = line.before + line.spent - line.budget;
            const size = off < 0n ? -off : off;
            const isFar =
              size > tolerance &&
              Number(size) > (Number(line.budget) * tolerancePercent) / 100 &&
              (off > 0n || explainsLess);
            expect(sums.rows[index]).toMatchObject({ difference: off, isFar });
            budget += line.budget;
            soFar += line.before + line.spent;
          }
          expect(sums).toMatchObject({ budget, soFar, over: soFar > budget ? soFar - budget : 0n });
        },
      ),
    );
  });
});

describe('people', () => {
  it('counts each once: those before and the new ones', () => {
    expect(peopleOf(people, { fresh: '5', again: '9' })).toEqual({
      ...{ before: 12, fresh: 5, again: 9, soFar: 17, now: 14 },
    });
  });

  it.each([
    [{ fresh: '5', again: '12' }, []],
    [
      { fresh: '', again: '' },
      [
        'people.fresh: Enter how many new people it reached, 0 if none',
        'people.again: Enter how many of the people from before came again, 0 if none',
      ],
    ],
    [
      { fresh: '0', again: '13' },
      ['people.again: You told us of 12 people before: no more than that can have come again'],
    ],
  ])('%j', (told, expected) => {
    expect(messages(people, { people: told })).toEqual(expected);
  });

  it('asks nobody who has told of nobody who came again', () => {
    const first = { ...people, before: 0 };

    expect(messages(first, { people: { fresh: '3', again: '' } })).toEqual([]);
    expect(messages(first, { people: { fresh: '3', again: '1' } })).toEqual([
      'people.again: Nobody can have come again: you told us of nobody before',
    ]);
  });

  it('never becomes fewer, over any number of returns, and never counts a person twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), { maxLength: 8 }),
        (periods) => {
          const known = new Set<number>();
          let before = 0;
          for (const came of periods) {
            const here = new Set(came);
            const fresh = [...here].filter((person) => !known.has(person)).length;
            const again = here.size - fresh;
            const told = { fresh: fresh.toString(), again: again.toString() };
            const question = { ...people, before };
            expect(messages(question, { people: told })).toEqual([]);
            for (const person of here) known.add(person);
            const { soFar } = peopleOf(question, told);
            expect(soFar).toBe(known.size);
            expect(soFar).toBeGreaterThanOrEqual(before);
            before = soFar;
          }
        },
      ),
    );
  });
});

describe('progress', () => {
  it('adds what was reached to what was told before, and asks for every target', () => {
    const answers = { outcomes: [{ target: 'outcome-1', reached: '7', why: 'Snow' }] };

    expect(progressOf(progress, answers.outcomes).map(({ soFar, why }) => [soFar, why])).toEqual([
      [17, 'Snow'],
      [0, ''],
    ]);
    expect(messages(progress, answers)).toEqual([
      'outcomes.2.reached: Enter how many in this period, 0 if none: “Meals”',
    ]);
  });
});

describe('reading and printing', () => {
  it('reads each line by its place, keeps what can’t be read, and leaves out what is empty', () => {
    const read = (question: Question, typed: Record<string, string>) =>
      readSection({ title: '', questions: [question] }, typed);

    expect(
      read(spending, { 'spending.2.spent': '£19.50', 'spending.1.spent': '' }).answers,
    ).toEqual({
      spending: { lines: [{ line: 'line-2', spent: '1950', why: '' }], why: '' },
    });
    expect(read(spending, { 'spending.1.spent': 'lots' }).unreadable).toMatchObject([
      {
        field: 'spending.1.spent',
        message: 'What you spent in “Hall” must be in pounds, like 4800 or 4,800.50',
      },
    ]);
    expect(read(spending, { 'spending.1.spent': '', 'spending.why': '' }).answers).toEqual({
      spending: '',
    });
    expect(read(people, { 'people.fresh': '1,204' }).answers).toEqual({
      people: { fresh: '1204', again: '' },
    });
    expect(read(people, { 'people.fresh': ' ' }).answers).toEqual({ people: '' });
    expect(read(people, { 'people.fresh': 'many' }).unreadable).toHaveLength(1);
    expect(read(progress, { 'outcomes.1.reached': '3', 'outcomes.1.why': 'a\nb' }).answers).toEqual(
      {
        outcomes: [{ target: 'outcome-1', reached: '3', why: 'a\nb' }],
      },
    );
    expect(read(progress, { 'outcomes.1.reached': '' }).answers).toEqual({ outcomes: '' });
    expect(read(progress, { 'outcomes.1.reached': 'x'.repeat(3) }).unreadable).toHaveLength(1);
    expect(read(progress, { 'outcomes.1.why': 'x'.repeat(1001) }).unreadable).toHaveLength(1);
  });

  it('prints tables that end in the sums', () => {
    const answers = {
      spending: spent(['line-1', '30000', 'The old hall burnt'], ['line-2', '5000']),
      people: { fresh: '5', again: '9' },
      outcomes: [{ target: 'outcome-1', reached: '7', why: '' }],
    };
    const lines = [spending, people, progress].flatMap((question) =>
      shownSections(formOf(question), answers).flatMap((section) =>
        section.answers.flatMap(({ tables }) =>
          tables.flatMap(({ rows, foot = [] }) =>
            [...rows, foot].map((cells) => cells.map(({ text }) => text).join(' | ')),
          ),
        ),
      ),
    );

    expect(lines).toEqual([
      'Hall | £1,000 | £300 | £500 | −£500 | The old hall burnt',
      'Food | £200 | £50 | £50 | −£150 | ',
      'Together | £1,200 | £350 | £550 | −£650 | ',
      'New people in this period | 5',
      'Who came before and came again | 9',
      'All people so far, each counted once | 17',
      '',
      'Walks | 7 | 17 | 40 | ',
      'Meals |  | 0 | 5 | ',
      '',
    ]);
  });
});
