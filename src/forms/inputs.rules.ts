import type { Question } from './form.js';

/** How many lines a budget, and its match funding, may have. */
export const MOST_LINES = 40;

/**
 * How the inputs of a question made of several are named: `costs.lines.2.asked`. No question's name
 * has a dot, so no two questions ever share one. Lines count from 1.
 */
export function inputOf(name: string, ...parts: readonly (string | number)[]): string {
  return [name, ...parts].join('.');
}

/** Where to go to answer a question: the name and id of its first input. */
export function firstInputOf({ kind, name }: Pick<Question, 'kind' | 'name'>): string {
  switch (kind) {
    case 'address':
      return inputOf(name, 'lines');
    case 'budget':
      return inputOf(name, 'lines', 1, 'what');
    case 'outcomes':
      return inputOf(name, 1, 'domain');
    case 'area':
      return inputOf(name, 'places');
    case 'spending':
      return inputOf(name, 1, 'spent');
    case 'people':
      return inputOf(name, 'fresh');
    case 'progress':
      return inputOf(name, 1, 'reached');
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'money':
    case 'date':
    case 'yes-no':
    case 'one-of':
    case 'several-of':
    case 'email':
    case 'phone':
    case 'files':
      return name;
  }
}

/** Whether an input of a question is a textarea, which keeps its line breaks. */
export function hasSeveralLines({ kind, name }: Question, input: string): boolean {
  if (kind === 'spending' || kind === 'progress') return input.endsWith('.why');
  return kind === 'long-text' || (kind === 'address' && input === inputOf(name, 'lines'));
}
