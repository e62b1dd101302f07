import fc from 'fast-check';
import type { Form } from '../../../src/forms/form.js';
import { askedForm } from '../../../src/monitoring/form/asked-form.rules.js';
import { linesOfAward } from '../../../src/monitoring/form/budget-lines.rules.js';
import { figuresOf } from '../../../src/monitoring/form/figures.rules.js';
import { READY_MADE } from '../../../src/rounds/return-forms/ready-made.js';
import { flawsOf } from '../../../src/forms/definition/definition.rules.js';

const full = READY_MADE.full.progress;
const empty = {
  budget: [],
  outcomes: [],
  agreed: new Map<string, number>(),
  earlier: [],
  peopleBefore: 0,
};
const budget = linesOfAward(
  [
    { text: 'Hall', askedPence: 100_000n },
    { text: 'Food', askedPence: 20_000n },
  ],
  120_000n,
);
const outcomes = [{ domain: 'Age Well', indicator: 'Walks', target: 40 }];

function questionIn({ sections }: Form, name: string) {
  return sections.flatMap(({ questions }) => questions).find((question) => question.name === name);
}

describe('the forms that come with the house', () => {
  it.each(
    Object.entries(READY_MADE).flatMap(([name, kinds]) =>
      Object.entries(kinds).map(([kind, form]) => [name, kind, form] as const),
    ),
  )('the %s form for a %s return has no flaw', (_, __, form) => {
    expect(flawsOf(form)).toEqual([]);
  });

  it('asks three questions about a small grant', () => {
    expect(READY_MADE.light.final.sections.flatMap(({ questions }) => questions)).toHaveLength(3);
  });
});

describe('the budget of an award', () => {
  it('is the grant as a whole where the application had none', () => {
    expect(linesOfAward([], 30_000n)).toEqual([
      { value: 'line-1', text: 'The grant', budgetPence: 30_000n },
    ]);
  });

  it('shares a smaller award by what was asked, to the penny', () => {
    const asked = [1n, 1n, 1n].map((askedPence) => ({ text: 'A third', askedPence }));

    expect(linesOfAward(asked, 100n).map(({ budgetPence }) => budgetPence)).toEqual([
      34n,
      33n,
      33n,
    ]);
  });

  it('always comes to the award, each line within a penny of its share', () => {
    const pence = fc.bigInt({ min: 1n, max: 1_000_000_000n });
    fc.assert(
      fc.property(fc.array(pence, { minLength: 1, maxLength: 40 }), pence, (sums, award) => {
        const lines = linesOfAward(
          sums.map((askedPence) => ({ text: 'A line', askedPence })),
          award,
        );
        const total = sums.reduce((sum, one) => sum + one, 0n);

        expect(lines.reduce((sum, { budgetPence }) => sum + budgetPence, 0n)).toBe(award);
        for (const [index, asked] of sums.entries()) {
          const whole = (award * asked) / total;
          expect([whole, whole + 1n]).toContain(lines[index]?.budgetPence);
        }
      }),
    );
  });
});

describe('a budget that was changed', () => {
  const line = (text: string, askedPence: bigint): { text: string; askedPence: bigint } => ({
    ...{ text, askedPence },
  });
  const first = [line('Hall', 60n), line('Food', 40n)];

  it('keeps each line’s value, whatever its place; a new one comes after all there ever were', () => {
    const changes = [
      [line('Cook', 30n), line('Hall', 70n)],
      [line('Food', 10n), line('Hall', 90n)],
    ];

    expect(linesOfAward(first, 100n, changes.slice(0, 1))).toEqual([
      { value: 'line-1', text: 'Hall', budgetPence: 70n },
      { value: 'line-2', text: 'Food', budgetPence: 0n },
      { value: 'line-3', text: 'Cook', budgetPence: 30n },
    ]);
    expect(linesOfAward(first, 100n, changes)).toEqual([
      { value: 'line-1', text: 'Hall', budgetPence: 90n },
      { value: 'line-2', text: 'Food', budgetPence: 10n },
      { value: 'line-3', text: 'Cook', budgetPence: 0n },
    ]);
  });

  it('tells two lines for the same apart by which comes first', () => {
    const twice = [line('Food', 1n), line('Food', 2n)];

    expect(linesOfAward(twice, 300n, [[line('Food', 5n)]])).toEqual([
      { value: 'line-1', text: 'Food', budgetPence: 300n },
      { value: 'line-2', text: 'Food', budgetPence: 0n },
    ]);
  });

  it('comes to the award, and never gives a value another name', () => {
    const budgets = fc.array(
      fc.array(fc.tuple(fc.constantFrom('Hall', 'Food', 'Cook'), fc.bigInt(1n, 99_999n)), {
        minLength: 1,
        maxLength: 6,
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(budgets, fc.bigInt(1n, 999_999n), (drawn, award) => {
        const [asked = [], ...changes] = drawn.map((lines) =>
          lines.map(([text, pence]) => line(text, pence)),
        );
        const names = new Map<string, string>();
        for (let count = 0; count <= changes.length; count += 1) {
          const lines = linesOfAward(asked, award, changes.slice(0, count));
          expect(lines.reduce((sum, { budgetPence }) => sum + budgetPence, 0n)).toBe(award);
          for (const { value, text } of lines) {
            expect(names.get(value) ?? text).toBe(text);
            names.set(value, text);
          }
        }
      }),
    );
  });
});

describe('a return’s form as it is asked', () => {
  const first = askedForm(full, { ...empty, budget, outcomes });
  const answers = {
    spending: { lines: [{ line: 'line-1', spent: '30000', why: '' }], why: '' },
    people: { fresh: '12', again: '' },
    outcomes: [{ target: 'outcome-1', reached: '7', why: '' }],
    story: 'They walked.',
  };

  it('has the award’s budget and targets, and nothing told before', () => {
    expect(questionIn(first, 'spending')).toMatchObject({
      lines: [
        { value: 'line-1', text: 'Hall', budget: '100000', before: '0' },
        { value: 'line-2', text: 'Food', budget: '20000', before: '0' },
      ],
    });
    expect(questionIn(first, 'outcomes')).toMatchObject({
      targets: [{ value: 'outcome-1', indicator: 'Walks', target: 40, before: 0 }],
    });
    expect(questionIn(first, 'people')).toMatchObject({ before: 0 });
  });

  it('asks for no targets where none were promised, and leaves out a section that is empty then', () => {
    const progress = questionIn(full, 'outcomes');
    if (!progress) throw new Error('No outcomes');
    const only = { sections: [{ title: 'Only', questions: [progress] }], rules: [] };

    expect(questionIn(askedForm(full, empty), 'outcomes')).toBeUndefined();
    expect(askedForm(only, empty).sections).toEqual([]);
  });

  it('goes on from what earlier returns said', () => {
    const second = askedForm(full, {
      ...{ ...empty, budget, outcomes, peopleBefore: 12 },
      earlier: [
        { form: first, answers },
        { form: first, answers: { ...answers, outcomes: '' } },
      ],
    });

    expect(questionIn(second, 'spending')).toMatchObject({
      lines: [{ before: '60000' }, { before: '0' }],
    });
    expect(questionIn(second, 'outcomes')).toMatchObject({ targets: [{ before: 7 }] });
    expect(questionIn(second, 'people')).toMatchObject({ before: 12 });
    expect(
      figuresOf(second, {
        ...answers,
        spending: { lines: [{ line: 'line-2', spent: '1', why: '' }], why: '' },
        changes: 'A new hall',
      }),
    ).toEqual({
      ...{ spentPence: 60_001n, peopleReached: 24, story: 'They walked.', changes: 'A new hall' },
    });
  });

  it('keeps a line that was told of and is in the budget no more', () => {
    const varied = askedForm(full, {
      ...{ ...empty, budget: budget.slice(1) },
      earlier: [{ form: first, answers }],
    });

    expect(questionIn(varied, 'spending')).toMatchObject({
      lines: [
        { value: 'line-2', before: '0' },
        { value: 'line-1', text: 'Hall', budget: '0', before: '30000' },
      ],
    });
  });
});
