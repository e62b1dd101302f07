import type { Question } from '../../../src/forms/form.js';
import { byProgramme } from '../../../src/reporting/public-rounds/programmes.rules.js';
import { excludedCostsOf } from '../../../src/rounds/excluded-costs.rules.js';
import { printedSections } from '../../../src/rounds/printed-questions/question-in-words.rules.js';
import {
  refusalsToWrite,
  saySame,
  type PublicWords,
} from '../../../src/rounds/words/words.rules.js';

describe('costs that funds exclude', () => {
  const names = { alcohol: 'Alcohol', salaries: 'Salaries' };

  it('are said of all funds, or of those that exclude them', () => {
    const funds = [
      { name: 'Lottery', excludedCosts: ['salaries', 'alcohol'] },
      { name: 'County', excludedCosts: ['alcohol', 'old-key'] },
    ];

    expect(excludedCostsOf(funds, names)).toEqual({
      byAll: ['Alcohol'],
      bySome: ['old-key, from County', 'Salaries, from Lottery'],
    });
    expect(excludedCostsOf([], names)).toEqual({ byAll: [], bySome: [] });
  });
});

describe('rounds of one programme', () => {
  it('stand together where the first of them does', () => {
    const rounds = [
      { title: 'a', programme: 'P' },
      { title: 'b', programme: '' },
      { title: 'c', programme: 'P' },
    ];

    expect(byProgramme(rounds).map(({ name, rounds: own }) => [name, own.length])).toEqual([
      ['P', 2],
      ['', 1],
    ]);
  });
});

describe('a round’s words', () => {
  const words: PublicWords = {
    ...{ programme: '', summary: 'Lunch', notFunded: '', whoCanApply: '', hearBy: '2026-12-18' },
    ...{ helpEmail: '', helpPhone: '', otherFormats: '' },
  };
  const facts = { closesAt: new Date('2026-12-04T12:00:00Z'), latestVersion: 2, openedVersion: 2 };

  it('may be written by who had the latest before them', () => {
    expect(refusalsToWrite(words, facts)).toEqual([]);
    expect(refusalsToWrite({ ...words, hearBy: null }, facts)).toEqual([]);
    expect(refusalsToWrite({ ...words, hearBy: '2026-12-04' }, facts)).toEqual([]);
  });

  it('are refused with every reason', () => {
    const refusals = refusalsToWrite(
      { ...words, hearBy: '2026-12-03' },
      { ...facts, openedVersion: 1 },
    );

    expect(refusals.map(({ code }) => code)).toEqual(['heard-before-it-closes', 'words-changed']);
  });

  it('are known when they are the same', () => {
    expect(saySame(words, { ...words })).toBe(true);
    expect(saySame(words, { ...words, hearBy: null })).toBe(false);
    expect(saySame(words, { ...words, helpPhone: '1' })).toBe(false);
  });
});

describe('a question on paper', () => {
  const asked = { name: 'q', label: 'Label', noun: 'it', isRequired: true };
  const choices = [
    { value: 'a', text: 'A' },
    { value: 'b', text: 'B' },
  ];
  const noteOf = (question: Question) =>
    printedSections({ sections: [{ title: 'S', questions: [question] }] })[0]?.questions[0];

  it.each<[Question, string, readonly string[]]>([
    [{ ...asked, kind: 'short-text' }, 'One line', []],
    [{ ...asked, kind: 'long-text', mostWords: 1500 }, '1,500 words at most', []],
    [{ ...asked, kind: 'number', least: 1, most: 2000 }, 'A number from 1 to 2,000', []],
    [{ ...asked, kind: 'money' }, 'A sum in pounds', []],
    [{ ...asked, kind: 'money', mostPence: '150000' }, 'A sum in pounds, £1,500 at most', []],
    [{ ...asked, kind: 'date' }, 'A date', []],
    [{ ...asked, kind: 'date', earliest: '2027-01-01' }, 'A date from 1 January 2027', []],
    [{ ...asked, kind: 'yes-no' }, 'Yes or no', []],
    [{ ...asked, kind: 'one-of', choices }, 'Choose one', ['A', 'B']],
    [
      { ...asked, kind: 'several-of', choices, most: 1 },
      'Choose as many as apply, 1 at most',
      ['A', 'B'],
    ],
    [{ ...asked, kind: 'email' }, 'An e-mail address', []],
    [{ ...asked, kind: 'phone' }, 'A telephone number', []],
    [{ ...asked, kind: 'address' }, 'An address with its postcode', []],
    [{ ...asked, kind: 'files', most: 1, purpose: 'x' }, 'A file to send with it', []],
    [{ ...asked, kind: 'files', most: 3, purpose: 'x' }, 'Up to 3 files to send', []],
    [{ ...asked, kind: 'budget', costKinds: choices }, 'A line for each cost', ['A', 'B']],
    [{ ...asked, kind: 'outcomes', domains: choices, most: 3 }, 'Up to 3 lines', ['A', 'B']],
    [
      { ...asked, kind: 'area', places: choices, asksPostcodes: true },
      'give postcodes',
      ['A', 'B'],
    ],
    [
      { ...asked, kind: 'area', places: choices, asksPostcodes: false },
      'Choose all that',
      ['A', 'B'],
    ],
    [{ ...asked, isRequired: false, kind: 'yes-no' }, 'Yes or no. Optional', []],
  ])('%j', (question, note, listed) => {
    const printed = noteOf(question);

    expect(printed?.note).toContain(note);
    expect(printed?.choices).toEqual(listed);
  });

  it('says to whom it is asked', () => {
    const [section] = printedSections({
      sections: [
        {
          title: 'S',
          questions: [
            { ...asked, name: 'kids', label: 'Children?', kind: 'yes-no' },
            { ...asked, name: 'which', label: 'Which?', kind: 'one-of', choices },
            { ...asked, name: 'sum', label: 'How much?', kind: 'money' },
            { ...asked, name: 'people', label: 'How many?', kind: 'number', least: 0, most: 9 },
            {
              ...{ ...asked, kind: 'short-text' },
              shownIf: [
                { question: 'kids', is: 'one-of', values: ['yes'] },
                { question: 'which', is: 'one-of', values: ['a', 'b'] },
                { question: 'which', is: 'answered' },
                { question: 'sum', is: 'at-least', value: '100000' },
                { question: 'people', is: 'at-most', value: '5' },
              ],
            },
          ],
        },
      ],
    });

    expect(section?.questions[4]?.onlyIf).toBe(
      'Only if the answer to “Children?” is Yes, the answer to “Which?” is A or B, you answer “Which?”, ' +
        'the answer to “How much?” is £1,000 or more and the answer to “How many?” is 5 or less',
    );
    expect(section?.questions[0]?.onlyIf).toBe('');
  });
});
