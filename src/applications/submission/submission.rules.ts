import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Answers } from '../../forms/answers.js';
import type { RoundDates } from '../../rounds/round.rules.js';
import { shortcomingsOf, type Terms } from '../answers.rules.js';
import { refusalsOfDeadline } from '../deadline.rules.js';

export interface SubmissionFacts {
  readonly round: RoundDates & Omit<Terms, 'excludedCosts'>;
  readonly excludedCosts: Terms['excludedCosts'];
  readonly answers: Answers;
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
  return refusals;
}
