import type { Question } from '../../rounds/form.js';
import { problemWith, type Answers } from '../answers.rules.js';
import { shownSections, type ShownAnswer } from '../paper/shown-answers.rules.js';
import type { Draft } from './drafts.queries.js';

/** One section as its form shows it. */
export interface SectionPage {
  readonly draft: Draft;
  readonly number: number;
  readonly title: string;
  readonly count: number;
  readonly fields: readonly SectionField[];
  /** What the form was opened with: the section's last save, 0 before the first. */
  readonly version: number;
  /** What is stored now, for whoever has typed something else. */
  readonly stored: readonly ShownAnswer[];
}

interface SectionField {
  readonly question: Question;
  readonly label: string;
  /** As the field of its kind takes it: pence for money, else text. Undefined until it is answered. */
  readonly value: string | bigint | undefined;
  /** Why the stored answer can't be submitted as it is. */
  readonly attention: string | undefined;
}

/** Undefined when the form has no such section. */
export function sectionPageOf(draft: Draft, number: number): SectionPage | undefined {
  const { round, answers, saves } = draft;
  const section = round.form.sections[number - 1];
  if (!section) return undefined;
  return {
    draft,
    number,
    title: section.title,
    count: round.form.sections.length,
    fields: section.questions.map((question) => fieldOf(question, answers, draft)),
    version: saves.find((save) => save.section === number)?.version ?? 0,
    stored: shownSections({ sections: [section] }, answers).flatMap((shown) => shown.answers),
  };
}

function fieldOf(question: Question, answers: Answers, { round }: Draft): SectionField {
  const answer = answers[question.name];
  return {
    question,
    label: question.isRequired ? question.label : `${question.label} (optional)`,
    value: answer !== undefined && question.kind === 'money' ? BigInt(answer) : answer,
    attention: answer === undefined ? undefined : problemWith(question, answer, round),
  };
}
