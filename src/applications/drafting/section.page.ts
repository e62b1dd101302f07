import { randomUUID } from 'node:crypto';
import { fingerprintOf, openedAsText } from '../../forms/drafting/opened.js';
import { sectionAfter } from '../../forms/drafting/section-state.rules.js';
import { rivalryOf, type Rivalry } from '../../forms/drafting/rivalry.js';
import { shownQuestions, type ShownQuestion } from '../../forms/showing/shown-questions.js';
import { shortcomingsOf } from '../answers.rules.js';
import type { Draft } from './drafts.queries.js';

/** One section as its form shows it. */
export interface SectionPage {
  readonly draft: Draft;
  readonly number: number;
  readonly title: string;
  readonly guidance: string | undefined;
  readonly count: number;
  readonly hasNext: boolean;
  readonly fields: readonly SectionField[];
  /** What can't be submitted as it is, by the input to go to. */
  readonly attention: readonly { readonly text: string; readonly href: string }[];
  /** What the form is opened with, as `openedIn` reads it. */
  readonly opened: string;
  /** Names this page while somebody writes in it. */
  readonly page: string;
}

/** A question to answer; or, where several texts were written to it at once, the texts to choose from. */
interface SectionField extends ShownQuestion {
  readonly rivalry: Rivalry | undefined;
}

/** Undefined when the form has no such section, or nothing of it is asked. @param readerId who opens it */
export function sectionPageOf(
  draft: Draft,
  number: number,
  readerId: string,
): SectionPage | undefined {
  const { round, answers } = draft;
  const section = round.form.sections[number - 1];
  const shortcomings = shortcomingsOf(round, answers);
  const fields = shownQuestions(
    round.form,
    number,
    answers,
    shortcomings,
    draft.fileNames,
    draft.places,
  );
  if (!section || !fields) return undefined;
  return {
    draft,
    number,
    title: section.title,
    guidance: section.guidance,
    count: round.form.sections.length,
    hasNext: sectionAfter(round.form, number, answers) !== undefined,
    fields: fields.map((field) => ({
      ...withFilesHref(field, draft),
      rivalry: rivalryOf({ ...draft, form: round.form }, field.question, readerId),
    })),
    attention: shortcomings
      .filter((one) => one.section === number && !one.isMissing)
      .map(({ message, field }) => ({ text: message, href: `#${field}` })),
    opened: openedAsText(
      new Map(fields.map(({ question: { name } }) => [name, fingerprintOf(answers[name])])),
    ),
    page: randomUUID(),
  };
}

function withFilesHref(field: ShownQuestion, { id }: Draft): ShownQuestion {
  const { kind, name } = field.question;
  return kind === 'files' ? { ...field, filesHref: `/applications/${id}/files/${name}` } : field;
}
