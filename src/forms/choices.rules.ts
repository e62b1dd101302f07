import type { Choice, Question } from './form.js';

const YES_OR_NO: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** What a question can be answered with, where its answer is a choice; else undefined. */
export function choicesOf(question: Question): readonly Choice[] | undefined {
  if (question.kind === 'yes-no') return YES_OR_NO;
  return question.kind === 'one-of' || question.kind === 'several-of'
    ? question.choices
    : undefined;
}

/** How people read a value; one that is no longer offered stands for itself. */
export function wordsOf(choices: readonly Choice[], chosen: string): string {
  return choices.find(({ value }) => value === chosen)?.text ?? chosen;
}
