import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Answers } from '../../forms/answers.js';
import { askedIn } from '../../forms/conditions.rules.js';
import type { Form, Question } from '../../forms/form.js';
import { shortcomingsOf, type Terms } from '../answers.rules.js';
import { refusalsOfDeadline, type TakingDates } from '../deadline.rules.js';

export interface SubmissionFacts {
  readonly round: TakingDates & Omit<Terms, 'excludedCosts'>;
  readonly excludedCosts: Terms['excludedCosts'];
  readonly answers: Answers;
  /** The questions to which more than one text was written, and none is chosen. */
  readonly rivals: readonly string[];
  /** The application's version now, and the one whose answers were checked. */
  readonly version: number;
  readonly checkedVersion: number;
  readonly savedAt: Date;
  readonly savedByName: string;
  /** When the request reached the house. */
  readonly reachedAt: Date;
}

/** Every reason why a draft may not be submitted, so that nobody meets them one by one. */
export function refusalsToSubmit(facts: SubmissionFacts): readonly Refusal[] {
  const { round, answers, excludedCosts } = facts;
  const refusals = [...refusalsOfDeadline(round, facts.reachedAt)];
  if (facts.version !== facts.checkedVersion) {
    refusals.push({
      code: 'saved-meanwhile',
      message: `${facts.savedByName} saved a change on ${formatMoment(facts.savedAt)}, after this page was opened: check the answers again`,
    });
  }
  // On the page that checks them, an answer is found by the name of its question.
  for (const { question, isMissing, message } of shortcomingsOf(
    { ...round, excludedCosts },
    answers,
  )) {
    refusals.push({
      code: isMissing ? 'unanswered' : 'needs-attention',
      field: question.name,
      message,
    });
  }
  for (const { name, label } of undecided(round.form, answers, facts.rivals)) {
    refusals.push({ code: 'rival-answers', field: name, message: sentenceOfRivals(label) });
  }
  return refusals;
}

/** The questions of these that are asked. */
export function undecided(
  form: Form,
  answers: Answers,
  rivals: readonly string[],
): readonly Question[] {
  const asked = askedIn(form, answers);
  return form.sections
    .flatMap(({ questions }) => questions)
    .filter(({ name }) => asked.has(name) && rivals.includes(name));
}

export function sentenceOfRivals(label: string): string {
  return `Two people wrote to “${label}” at the same time: choose what stays`;
}
