import fc from 'fast-check';
import {
  answersOf,
  sectionStateOf,
  shortcomingsOf,
  storedAnswers,
  type Terms,
} from '../../../src/applications/answers.rules.js';
import type { Question } from '../../../src/forms/form.js';

const title: Question = {
  name: 'title',
  kind: 'short-text',
  label: 'Title?',
  noun: 'the title',
  isRequired: true,
};
const summary: Question = {
  name: 'summary',
  kind: 'long-text',
  mostWords: 3,
  label: 'What?',
  noun: 'a summary',
  isRequired: true,
};
const open: Question = {
  name: 'open',
  kind: 'yes-no',
  label: 'Open?',
  noun: 'yes or no',
  isRequired: true,
};
const amount: Question = {
  name: 'amount',
  kind: 'money',
  label: 'How much?',
  noun: 'the amount',
  isRequired: true,
};
const other: Question = { ...summary, name: 'other', isRequired: false };

function asking(...questions: Question[]): Terms {
  return {
    form: { sections: [{ title: 'A section', questions }], rules: [] },
    smallestPence: 50_000n,
    largestPence: 1_000_000n,
    excludedCosts: [],
  };
}

describe('what keeps a section from being submitted', () => {
  it('is every required question without an answer, in order', () => {
    const shortcomings = shortcomingsOf(asking(title, summary, open, other), {});

    expect(shortcomings.map(({ isMissing, message }) => [isMissing, message])).toEqual([
      [true, 'Enter the title'],
      [true, 'Enter a summary'],
      [true, 'Choose yes or no'],
    ]);
  });

  it('is a text with a word too many, also where it is optional', () => {
    const answers = { summary: 'one two three', other: 'one two three four' };

    const shortcomings = shortcomingsOf(asking(summary, other), answers);

    expect(shortcomings).toEqual([
      {
        section: 1,
        question: other,
        field: 'other',
        isMissing: false,
        message: '“What?” has 4 words: cut it to 3 or fewer',
      },
    ]);
  });

  it.each([
    ['49999', true],
    ['50000', false],
    ['1000000', false],
    ['1000001', true],
  ])('is, for an amount of %s pence, a size the round does not give: %s', (pence, isRefused) => {
    const shortcomings = shortcomingsOf(asking(amount), { amount: pence });

    expect(shortcomings.map(({ message }) => message)).toEqual(
      isRefused
        ? [
            'The amount you ask for must be from £500 to £10,000: this round gives no less and no more',
          ]
        : [],
    );
  });
});

describe('the state of a section', () => {
  const both = asking(title, summary, other);

  it.each([
    ['Not started', {}],
    ['In progress', { title: 'Lunch club' }],
    ['Done', { title: 'Lunch club', summary: 'Lunch' }],
    ['Needs attention', { title: 'Lunch club', summary: 'far too many words' }],
    ['Needs attention', { summary: 'far too many words' }],
  ])('is %s', (state, answers) => {
    expect(sectionStateOf(both, 1, answers)).toBe(state);
  });
});

it('keeps title and amount as columns, and gives the same answers back', () => {
  const anyAnswers = fc.record({
    title: fc.string({ minLength: 1 }),
    amount: fc.bigInt({ min: 1n, max: 100_000_000_000n }).map(String),
    summary: fc.string({ minLength: 1 }),
  });

  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const stored = storedAnswers(answers);

      expect(stored.answers).toEqual({ summary: answers.summary });
      expect(answersOf(stored)).toEqual(answers);
    }),
  );
});

it('keeps nothing of an answer that was taken away again', () => {
  expect(storedAnswers({ title: '', amount: '', summary: '' })).toEqual({
    title: '',
    requestedPence: null,
    answers: {},
  });
  expect(answersOf(storedAnswers({ title: '', amount: '' }))).toEqual({});
});

it('says nothing of the state of a section that is not asked', () => {
  const terms = asking({ ...open, shownIf: [{ question: 'gone', is: 'answered' }] });

  expect(sectionStateOf(terms, 1, {})).toBeUndefined();
  expect(sectionStateOf(terms, 2, {})).toBeUndefined();
});

it('keeps a title and an amount that could not be read beside the columns', () => {
  const unread = { typed: { amount: 'lots' }, problems: [{ field: 'amount', message: 'Enter' }] };

  const stored = storedAnswers({ title: unread, amount: unread });

  expect(stored).toEqual({
    title: '',
    requestedPence: null,
    answers: { title: unread, amount: unread },
  });
  expect(answersOf(stored)).toEqual({ title: unread, amount: unread });
});
