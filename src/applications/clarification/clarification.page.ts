import type { Standpoint } from '../application-access.queries.js';
import type { ApplicationSummary } from '../applications.queries.js';
import type { ShownSection } from '../../forms/printing/shown-answers.rules.js';
import type { ClarificationShown } from './clarifications.queries.js';

interface AskedShown {
  readonly label: string;
  readonly ask: string;
  /** What the application says to it. */
  readonly submitted: readonly string[];
  /** The latest answer; '' when there is none. */
  readonly answer: string;
}

export interface ClarificationPage {
  readonly application: ApplicationSummary;
  readonly from: Standpoint;
  readonly clarification: ClarificationShown;
  readonly questions: readonly AskedShown[];
}

export function clarificationPageOf(
  application: ApplicationSummary,
  from: Standpoint,
  clarification: ClarificationShown,
  sections: readonly ShownSection[],
): ClarificationPage {
  const answers = sections.flatMap((section) => section.answers);
  const last = clarification.replies.at(-1);
  return {
    application,
    from,
    clarification,
    questions: clarification.asked.map(({ question, label, ask }) => ({
      label,
      ask,
      submitted: answers.find(({ name }) => name === question)?.paragraphs ?? [],
      answer: last?.answers[question] ?? '',
    })),
  };
}
