import { shownSections, type ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import type { ReturnDraft } from '../drafting/return-drafts.queries.js';
import { inTheWay } from './submission.rules.js';

/** Every answer once more, with what still stands in the way beside it. */
export interface SubmissionPage {
  readonly draft: ReturnDraft;
  readonly sections: readonly {
    readonly title: string;
    readonly href: string;
    readonly answers: readonly (ShownAnswer & { readonly shortcomings: readonly string[] })[];
  }[];
  readonly shortcomingCount: number;
}

export function submissionPageOf(draft: ReturnDraft): SubmissionPage {
  const found = inTheWay({ ...draft, rivals: draft.rivals.map(({ question }) => question) });
  return {
    draft,
    shortcomingCount: new Set(found.map(({ question }) => question.name)).size,
    sections: shownSections(draft.form, draft.answers, draft.fileNames).map(
      ({ number, title, answers }) => ({
        title,
        href: `/returns/${draft.id}/sections/${number}`,
        answers: answers.map((answer) => ({
          ...answer,
          shortcomings: found
            .filter(({ question }) => question.name === answer.name)
            .map(({ message }) => message),
        })),
      }),
    ),
  };
}
