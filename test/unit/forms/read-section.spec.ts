import fc from 'fast-check';
import type { Question } from '../../../src/forms/form.js';
import { readAnswer } from '../../../src/forms/reading/read-answer.js';
import { readSection } from '../../../src/forms/reading/read-section.js';

const asked = { name: 'q', label: 'Question?', noun: 'the answer', isRequired: true };
const shortText: Question = { ...asked, kind: 'short-text' };
const longText: Question = { ...asked, kind: 'long-text', mostWords: 150 };
const number: Question = { ...asked, kind: 'number', least: 1, most: 250_000 };
const money: Question = { ...asked, kind: 'money' };
const date: Question = { ...asked, kind: 'date' };
const yesNo: Question = { ...asked, kind: 'yes-no' };
const oneOf: Question = { ...asked, kind: 'one-of', choices: [{ value: 'north', text: 'North' }] };

function dated(day: string, month: string, year: string): Record<string, string> {
  return { 'q-day': day, 'q-month': month, 'q-year': year };
}

describe('an answer that can be read', () => {
  it.each<[string, Question, Record<string, unknown>, string]>([
    ['a line', shortText, { q: '  Lunch club ' }, 'Lunch club'],
    ['a line that was sent in two', shortText, { q: 'One\r\nTwo' }, 'One Two'],
    ['a text', longText, { q: 'One\r\nTwo\0' }, 'One\nTwo'],
    [
      'a text that is too long to submit',
      longText,
      { q: 'word '.repeat(200) },
      'word '.repeat(200).trim(),
    ],
    ['a number', number, { q: '1,200' }, '1200'],
    ['a sum, as pence', money, { q: '£1,000.10' }, '100010'],
    ['a date', date, dated('1', '3', '2027'), '2027-03-01'],
    ['a yes', yesNo, { q: 'yes' }, 'yes'],
    ['a choice', oneOf, { q: 'north' }, 'north'],
    ['the first of a repeated field', shortText, { q: ['a', 'b'] }, 'a'],
  ])('is %s', (_, question, body, value) => {
    expect(readAnswer(question, body)).toEqual({ value });
  });
});

describe('an empty answer', () => {
  it.each([shortText, longText, number, money, date, yesNo, oneOf])(
    'is fine in a draft: $kind',
    (question) => {
      expect(readAnswer(question, {})).toEqual({ value: '' });
      expect(readAnswer(question, { q: ' \0 ', ...dated('', ' ', '') })).toEqual({ value: '' });
    },
  );
});

describe('an answer that can’t be read', () => {
  it.each<[string, Question, Record<string, unknown>, string]>([
    [
      'a long line',
      shortText,
      { q: 'x'.repeat(201) },
      'The answer must be 200 characters or fewer',
    ],
    ['half a person', number, { q: '1.5' }, 'The answer must be a whole number from 1 to 250,000'],
    ['nobody', number, { q: '0' }, 'The answer must be a whole number from 1 to 250,000'],
    ['-0', money, { q: '-0' }, 'The amount must not be less than zero'],
    ['1e21', money, { q: '1e21' }, 'Enter an amount in pounds, like 4800 or 4,800.50'],
    [
      '0.005',
      money,
      { q: '0.005' },
      'The amount must be in pounds and whole pence, like 4800 or 4,800.50',
    ],
    ['no money', money, { q: '0' }, 'The answer must be more than £0'],
    [
      '30 February',
      date,
      dated('30', '2', '2027'),
      'The answer must be a real date, like 4 12 2026',
    ],
    ['half a date', date, dated('30', '', ''), 'The answer must be a real date, like 4 12 2026'],
    ['maybe', yesNo, { q: 'maybe' }, 'Choose the answer'],
    ['elsewhere', oneOf, { q: 'east' }, 'Choose the answer'],
    [
      'five megabytes',
      longText,
      { q: 'word '.repeat(1_048_576) },
      '“Question?” has 1,048,576 words: cut it to 150 or fewer',
    ],
    [
      'a very long word',
      longText,
      { q: 'x'.repeat(20_001) },
      '“Question?” must be 20,000 characters or fewer',
    ],
  ])('gets a sentence: %s', (_, question, body, problem) => {
    expect(readAnswer(question, body)).toEqual({ problems: [{ field: 'q', message: problem }] });
  });
});

it('reads any text whatever, and what it keeps it reads as the same again', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 300 });

  fc.assert(
    fc.property(
      fc.constantFrom(shortText, longText, number, money, yesNo, oneOf),
      anything,
      (question, typed) => {
        const reading = readAnswer(question, { q: typed });
        if (!('value' in reading) || question.kind === 'money') return;
        expect(readAnswer(question, { q: reading.value })).toEqual(reading);
      },
    ),
  );
});

it('reads every sum that people type as the pence it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (pence) => {
      const typed = (pence / 100).toFixed(2);

      expect(readAnswer(money, { q: typed })).toEqual({ value: pence.toString() });
    }),
  );
});

it('names the field of every answer it can’t read, and keeps it as it was typed', () => {
  const section = {
    title: 'A section',
    questions: [
      { ...shortText, name: 'title' },
      { ...money, name: 'amount' },
      { ...yesNo, name: 'open' },
    ],
  };

  const { answers, unreadable } = readSection(section, {
    title: 'Lunch',
    amount: 'lots',
    open: 'perhaps',
    stranger: 'ignored',
  });

  expect(answers).toEqual({
    title: 'Lunch',
    amount: {
      typed: { amount: 'lots' },
      problems: [{ field: 'amount', message: 'Enter an amount in pounds, like 4800 or 4,800.50' }],
    },
    open: {
      typed: { open: 'perhaps' },
      problems: [{ field: 'open', message: 'Choose the answer' }],
    },
  });
  expect(unreadable.map(({ field }) => field)).toEqual(['amount', 'open']);
});

it('leaves alone what was not on the page, and empties what was and has nothing ticked', () => {
  const section = { title: 'A section', questions: [{ ...yesNo, name: 'open' }, shortText] };

  expect(readSection(section, { other: 'x' }).answers).toEqual({});
  expect(readSection(section, { asked: 'open', q: '' }).answers).toEqual({ open: '', q: '' });
});

it('keeps no text of which somebody pasted too much', () => {
  const section = { title: 'A section', questions: [longText] };

  const { answers, unreadable } = readSection(section, { q: 'word '.repeat(50_000) });

  expect(answers).toEqual({});
  expect(unreadable).toHaveLength(1);
});
