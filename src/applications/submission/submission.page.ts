import { shortcomingsOf } from '../answers.rules.js';
import { timeLeft } from '../deadline.rules.js';
import type { Draft } from '../drafting/drafts.queries.js';
import { shownSections, type ShownAnswer } from '../paper/shown-answers.rules.js';

/** Every answer once more, with what still stands in the way beside it. */
export interface SubmissionPage {
  readonly draft: Draft;
  readonly timeLeft: string;
  readonly sections: readonly CheckedSection[];
  readonly shortcomingCount: number;
}

interface CheckedSection {
  readonly title: string;
  readonly href: string;
  readonly answers: readonly (ShownAnswer & { readonly shortcoming: string | undefined })[];
}

export function submissionPageOf(draft: Draft, now: Date): SubmissionPage {
  const { form } = draft.round;
  const shortcomings = new Map(
    form.sections
      .flatMap((section) => shortcomingsOf(section, draft.answers, draft.round))
      .map(({ question, message }) => [question.name, message]),
  );
  return {
    draft,
    timeLeft: timeLeft(draft.round, now),
    shortcomingCount: shortcomings.size,
    sections: shownSections(form, draft.answers).map(({ title, answers }, index) => ({
      title,
      href: `/applications/${draft.id}/sections/${index + 1}`,
      answers: answers.map((answer) => ({ ...answer, shortcoming: shortcomings.get(answer.name) })),
    })),
  };
}
