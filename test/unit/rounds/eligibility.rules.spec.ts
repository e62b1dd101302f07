import fc from 'fast-check';
import type { EligibilityQuestion } from '../../../src/rounds/eligibility/eligibility.js';
import {
  readAnswers,
  refusalsOfEligibility,
  standingOf,
} from '../../../src/rounds/eligibility/eligibility.rules.js';
import {
  readQuestions,
  typedOf,
  type TypedQuestion,
} from '../../../src/rounds/eligibility/writing/typed-questions.rules.js';

const group: EligibilityQuestion = {
  ...{ text: 'Are you a group?', hint: '', why: 'Groups only.', elsewhere: 'The library' },
  choices: [
    { text: 'Yes', rulesOut: false },
    { text: 'No', rulesOut: true },
  ],
};
const place: EligibilityQuestion = {
  ...{ text: 'Where?', hint: 'Mostly', why: 'Only here.', elsewhere: '' },
  choices: [
    { text: 'Here', rulesOut: false },
    { text: 'Near', rulesOut: false },
    { text: 'Far', rulesOut: true },
  ],
};
const questions = [group, place];

const codes = (...given: Parameters<typeof refusalsOfEligibility>): string[] =>
  refusalsOfEligibility(...given).map(({ code }) => code);

describe('how far somebody has come', () => {
  it.each([
    [[], { kind: 'asks', index: 0, question: group }],
    [[1], { kind: 'asks', index: 1, question: place }],
    [[2], { kind: 'ruled-out', index: 0, question: group }],
    [[2, 1], { kind: 'ruled-out', index: 0, question: group }],
    [[1, 3], { kind: 'ruled-out', index: 1, question: place }],
    [[1, 2], { kind: 'eligible' }],
  ])('after %j', (answers, standing) => {
    expect(standingOf(questions, answers)).toEqual(standing);
  });
});

describe('answers in an address', () => {
  it.each([
    ['1.3', [1, 3]],
    ['', []],
    ['3.1', []],
    ['1.4', [1]],
    ['1.2.1.1', [1, 2]],
    ['1..2', [1]],
    ['01.1', []],
    ['-1', []],
  ])('%j are %j', (sent, answers) => {
    expect(readAnswers(questions, sent)).toEqual(answers);
  });

  it('are choices of their questions whatever is sent, and read again as they were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', '2', '3', '9', '.', 'x') }), (sent) => {
        const answers = readAnswers(questions, sent);
        expect(answers.length).toBeLessThanOrEqual(2);
        answers.forEach((answer, index) => {
          expect(questions[index]?.choices[answer - 1]).toBeDefined();
        });
        expect(readAnswers(questions, answers.join('.'))).toEqual(answers);
      }),
    );
  });
});

describe('starting an application', () => {
  const current = { version: 2, questions };

  it('needs no answers where nothing is asked', () => {
    expect(codes(undefined, undefined)).toEqual([]);
    expect(codes(undefined, { version: 9, answers: [] })).toEqual([]);
  });

  it.each([
    [undefined, 'eligibility-not-answered'],
    [{ version: 1, answers: [1, 1] }, 'eligibility-changed'],
    [{ version: NaN, answers: [1, 1] }, 'eligibility-changed'],
    [{ version: 2, answers: [1] }, 'eligibility-not-answered'],
    [{ version: 2, answers: [1, 3] }, 'not-eligible'],
  ])('with %j is refused: %s', (given, code) => {
    expect(codes(current, given)).toEqual([code]);
  });

  it('goes on with answers by which somebody can apply', () => {
    expect(codes(current, { version: 2, answers: [1, 1] })).toEqual([]);
  });
});

describe('questions as a coordinator types them', () => {
  const empty: TypedQuestion = {
    ...{ text: '', hint: '', choices: 'Yes\nNo', ruledOut: 'No', why: '', elsewhere: '' },
    place: '1',
  };
  const row: TypedQuestion = { ...empty, text: 'Are you a group?', why: 'Groups only.' };
  const fields = (change: Partial<TypedQuestion>): (string | undefined)[] =>
    readQuestions([empty, { ...row, ...change }]).refusals.map(({ field }) => field);

  it('leaves out rows without a question, and puts the others in their places', () => {
    const { questions: read, refusals } = readQuestions([
      { ...row, text: 'Second', place: '2' },
      empty,
      { ...row, text: 'First', place: '1' },
      { ...row, text: 'Third', place: '' },
    ]);

    expect(refusals).toEqual([]);
    expect(read.map(({ text }) => text)).toEqual(['First', 'Second', 'Third']);
  });

  it.each([
    [{ text: 'x'.repeat(301) }, 'text'],
    [{ hint: 'x'.repeat(301) }, 'hint'],
    [{ choices: 'Yes', ruledOut: 'Yes' }, 'choices'],
    [{ choices: 'a\nb\nc\nd\ne\nf\nNo' }, 'choices'],
    [{ choices: 'No\nNo\nYes' }, 'choices'],
    [{ choices: `No\n${'x'.repeat(301)}` }, 'choices'],
    [{ ruledOut: 'Perhaps' }, 'ruledOut'],
    [{ ruledOut: '' }, 'ruledOut'],
    [{ ruledOut: 'Yes\nNo' }, 'ruledOut'],
    [{ why: '' }, 'why'],
    [{ elsewhere: 'x'.repeat(2001) }, 'elsewhere'],
  ] as const)('refuses %j at its field', (change, field) => {
    expect(fields(change)).toContain(`question-2-${field}`);
  });

  it('reads again what it shows of what it has read', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .map((text) => text.replaceAll(/\s/g, ' ').trim())
      .filter((text) => text !== '');
    const written = fc.uniqueArray(line, { minLength: 2, maxLength: 6 }).chain((texts) =>
      fc.record({
        ...{ text: line, hint: line, why: line, elsewhere: line },
        choices: fc
          .integer({ min: 1, max: texts.length - 1 })
          .map((out) => texts.map((text, at) => ({ text, rulesOut: at < out }))),
      }),
    );

    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 12 }), (all) => {
        expect(readQuestions(all.map(typedOf))).toEqual({ questions: all, refusals: [] });
      }),
    );
  });
});
