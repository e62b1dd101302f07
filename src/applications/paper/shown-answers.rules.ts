import { formatDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { Question, RoundForm } from '../../rounds/form.js';
import type { Answers } from '../answers.rules.js';

/** A section as people read it, before and after it is submitted. */
export interface ShownSection {
  readonly title: string;
  readonly answers: readonly ShownAnswer[];
}

export interface ShownAnswer {
  /** The name of its question. */
  readonly name: string;
  readonly label: string;
  /** As typed, a paragraph each; sums, dates and choices in words. None when the question is not answered. */
  readonly paragraphs: readonly string[];
}

export function shownSections(form: RoundForm, answers: Answers): readonly ShownSection[] {
  return form.sections.map(({ title, questions }) => ({
    title,
    answers: questions.map((question) => {
      const { name, label } = question;
      return { name, label, paragraphs: paragraphsOf(question, answers[name] ?? '') };
    }),
  }));
}

function paragraphsOf(question: Question, answer: string): readonly string[] {
  return answer === '' ? [] : shown(question, answer).split(/\n+/);
}

function shown(question: Question, answer: string): string {
  switch (question.kind) {
    case 'short-text':
    case 'long-text':
      return answer;
    case 'number':
      return Number(answer).toLocaleString('en-GB');
    case 'money':
      return formatPence(BigInt(answer));
    case 'date':
      return formatDate(answer);
    case 'yes-no':
      return answer === 'yes' ? 'Yes' : 'No';
    case 'one-of':
      return question.choices.find(({ value }) => value === answer)?.text ?? answer;
  }
}
