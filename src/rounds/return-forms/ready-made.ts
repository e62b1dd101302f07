import type { Choice, Form, Question, Section } from '../../forms/form.js';
import type { ReturnFormKind } from './return-form-version.entity.js';

/** The forms that come with the house: three questions for a small grant, the whole story for others. */
export type ReadyMade = 'light' | 'full';

/** Up to here a round that chose nothing asks the light form: nobody writes four pages about £300. */
export const LARGEST_LIGHT_PENCE = 100_000n;

/** Beyond both a line has to be explained: as in the partnership's own returns. */
const TOLERANCE = { tolerancePercent: 10, tolerancePence: '5000' } as const;

const SCOPES: readonly Choice[] = [
  { value: 'panel', text: 'The panel that made the grant, and nobody else' },
  { value: 'funder', text: 'The panel, and the funder whose money it is' },
  { value: 'public', text: 'Everybody: on our website and in print' },
];

function spending(kind: ReturnFormKind): Question {
  return {
    ...{ name: 'spending', kind: 'spending', ...TOLERANCE },
    ...(kind === 'final' ? { explainsLess: true } : {}),
    label: 'What have you spent of the grant?',
    noun: 'what you have spent',
    hint: 'Of this grant only, and only since your last return.',
    isRequired: true,
  };
}

const people: Question = {
  ...{ name: 'people', kind: 'people' },
  label: 'How many people did it reach?',
  noun: 'how many people it reached',
  hint: 'An honest estimate is fine.',
  isRequired: true,
};

const story: Question = {
  ...{ name: 'story', kind: 'long-text', mostWords: 500 },
  label: 'What has the grant made possible?',
  noun: 'what the grant has made possible',
  hint: 'In your own words. Please leave out names of people who have not agreed to be named.',
  isRequired: true,
};

const changes: Question = {
  ...{ name: 'changes', kind: 'long-text', mostWords: 300 },
  label: 'What went otherwise than planned?',
  noun: 'what went otherwise than planned',
  isRequired: false,
};

const learnt: Question = {
  ...{ name: 'learnt', kind: 'long-text', mostWords: 300 },
  label: 'What have you learnt that others should know?',
  noun: 'what you have learnt',
  isRequired: false,
};

const stays: Question = {
  ...{ name: 'stays', kind: 'long-text', mostWords: 300 },
  label: 'What stays when the grant is spent?',
  noun: 'what stays when the grant is spent',
  hint: 'People who go on by themselves, things that are there to be used, where the next money comes from.',
  isRequired: false,
};

const withPhotographs = [{ question: 'photographs', is: 'answered' }] as const;

const pictures: readonly Question[] = [
  {
    ...{ name: 'photographs', kind: 'files', most: 5, purpose: 'photographs' },
    label: 'Photographs',
    noun: 'a photograph',
    hint: 'Only of people who know that you send it, and where it may be seen.',
    isRequired: false,
  },
  {
    ...{ name: 'consent-scope', kind: 'one-of', choices: SCOPES, shownIf: withPhotographs },
    label: 'Who may see the story and the photographs?',
    noun: 'who may see them',
    hint: 'Choose as far as everybody in them has agreed, or the parents of those under 16.',
    isRequired: true,
  },
  {
    ...{ name: 'consent-whose', kind: 'short-text', shownIf: withPhotographs },
    label: 'Who has agreed?',
    noun: 'who has agreed',
    hint: 'Like “Everybody in the photographs, in writing; Sam’s mother for Sam”.',
    isRequired: true,
    isIdentifying: true,
  },
  {
    ...{ name: 'consent-until', kind: 'date', shownIf: withPhotographs },
    label: 'Until when may they be seen?',
    noun: 'the last day on which they may be seen',
    hint: 'After that day nobody sees them but the staff who keep the record. For example, 31 3 2029',
    isRequired: true,
  },
];

function fullForm(kind: ReturnFormKind): Form {
  const sections: readonly Section[] = [
    {
      title: 'Money',
      guidance:
        'Beside each line you see its budget and what you told us before. A line that is more than a tenth and more than £50 from its budget needs a sentence that says why.',
      questions: [
        spending(kind),
        {
          ...{ name: 'receipts', kind: 'files', most: 10, purpose: 'receipts' },
          label: 'Receipts and invoices',
          noun: 'a receipt',
          hint: 'Of the larger sums. A clear photograph will do.',
          isRequired: false,
        },
      ],
    },
    {
      title: 'People and outcomes',
      questions: [
        people,
        {
          ...{ name: 'outcomes', kind: 'progress' },
          label: 'What became of the outcomes you promised?',
          noun: 'what became of your outcomes',
          isRequired: true,
        },
      ],
    },
    { title: 'The story', questions: [story, ...pictures] },
    {
      title: 'What changed and what was learnt',
      questions: [changes, learnt, ...(kind === 'final' ? [stays] : [])],
    },
  ];
  return { sections, rules: [] };
}

function lightForm(kind: ReturnFormKind): Form {
  return {
    sections: [{ title: 'Your return', questions: [spending(kind), people, story] }],
    rules: [],
  };
}

/** Before anybody has built another, these are asked; and a new version can begin with either. */
export const READY_MADE: Readonly<Record<ReadyMade, Readonly<Record<ReturnFormKind, Form>>>> = {
  light: { progress: lightForm('progress'), final: lightForm('final') },
  full: { progress: fullForm('progress'), final: fullForm('final') },
};
