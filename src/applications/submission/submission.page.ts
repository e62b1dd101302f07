import { shownSections, type ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import { shortcomingsOf } from '../answers.rules.js';
import { timeLeft } from '../deadline.rules.js';
import type { Draft } from '../drafting/drafts.queries.js';
import { sentenceOfRivals, undecided } from './submission.rules.js';

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
  readonly answers: readonly (ShownAnswer & { readonly shortcomings: readonly string[] })[];
}

export function submissionPageOf(draft: Draft, now: Date): SubmissionPage {
  const { form } = draft.round;
  const rivals = undecided(
    form,
    draft.answers,
    draft.rivals.map(({ question }) => question),
  );
  const shortcomings = [
    ...shortcomingsOf(draft.round, draft.answers),
    ...rivals.map((question) => ({ question, message: sentenceOfRivals(question.label) })),
  ];
  return {
    draft,
    timeLeft: timeLeft(draft.round, now),
    shortcomingCount: new Set(shortcomings.map(({ question }) => question.name)).size,
    sections: shownSections(form, draft.answers, draft.fileNames, draft.places).map(
      ({ number, title, answers }) => ({
        title,
        href: `/applications/${draft.id}/sections/${number}`,
        answers: answers.map((answer) => ({
          ...answer,
          shortcomings: shortcomings
            .filter(({ question }) => question.name === answer.name)
            .map(({ message }) => message),
        })),
      }),
    ),
  };
}
