import type { CriterionTerms } from './opening.rules.js';

/** What a new round starts from: the principles of "Communities Can", for the coordinator to change. */
export const standardCriteria: readonly CriterionTerms[] = [
  {
    name: 'Builds on what is strong',
    question: 'How well does it build on the people, places and skills that are already there?',
    weight: 30,
  },
  {
    name: 'Led by the people it is for',
    question: 'How far do the people who benefit lead or shape it?',
    weight: 30,
  },
  {
    name: 'Open to everyone',
    question: 'Who is reached, and could anyone who would benefit take part?',
    weight: 20,
  },
  {
    name: 'Good use of the money',
    question: 'Is the sum right for what will be done, and can it be done?',
    weight: 20,
  },
];

/** What 0, 1, 2, 3, 4 and 5 points mean, for every criterion of a new round. */
export const standardDescriptors: readonly string[] = [
  'Not answered, or nothing to go by',
  'Poor: little of what was asked, or serious doubts',
  'Weak: part of what was asked, with gaps',
  'Fair: most of what was asked, with small gaps',
  'Good: all that was asked, and convincing',
  'Excellent: all that was asked, convincing, and with evidence',
];
