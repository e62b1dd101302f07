import { randomUUID } from 'node:crypto';
import { fingerprintOf, openedAsText } from '../../forms/drafting/opened.js';
import { rivalryOf, type Rivalry } from '../../forms/drafting/rivalry.js';
import { sectionAfter } from '../../forms/drafting/section-state.rules.js';
import { shortcomingsOf } from '../../forms/judging/shortcomings.rules.js';
import { shownSections, type ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import { shownQuestions, type ShownQuestion } from '../../forms/showing/shown-questions.js';
import type { ReturnDraft } from './return-drafts.queries.js';
import { openQuestions } from './writing.rules.js';

/** One section of a return as its form shows it. */
export interface ReturnSectionPage {
  readonly draft: ReturnDraft;
  readonly number: number;
  readonly title: string;
  readonly guidance: string | undefined;
  readonly count: number;
  readonly hasNext: boolean;
  readonly fields: readonly Field[];
  /** Answers that are not open again, to read. */
  readonly settled: readonly ShownAnswer[];
  /** What can't be sent as it is, by the input to go to. */
  readonly attention: readonly { readonly text: string; readonly href: string }[];
  /** What the form is opened with, as `openedIn` reads it. */
  readonly opened: string;
  /** Names this page while somebody writes in it. */
  readonly page: string;
}

interface Field extends ShownQuestion {
  readonly rivalry: Rivalry | undefined;
}

/** Undefined when the form has no such section, or nothing of it is asked. @param readerId who opens it */
export function returnSectionPage(
  draft: ReturnDraft,
  number: number,
  readerId: string,
): ReturnSectionPage | undefined {
  const { form, answers } = draft;
  const section = form.sections[number - 1];
  const shortcomings = shortcomingsOf(form, answers);
  const all = shownQuestions(form, number, answers, shortcomings, draft.fileNames);
  if (!section || !all) return undefined;
  const open = new Set(openQuestions(form, draft).map(({ name }) => name));
  const fields = all.filter(({ question }) => open.has(question.name));
  return {
    draft,
    number,
    title: section.title,
    guidance: section.guidance,
    count: form.sections.length,
    hasNext: sectionAfter(form, number, answers) !== undefined,
    fields: fields.map((field) => ({
      ...field,
      ...(field.question.kind === 'files'
        ? { filesHref: `/returns/${draft.id}/files/${field.question.name}` }
        : {}),
      rivalry: rivalryOf(draft, field.question, readerId),
    })),
    settled: shownSections(form, answers, draft.fileNames)
      .filter((shown) => shown.number === number)
      .flatMap((shown) => shown.answers)
      .filter(({ name }) => !open.has(name)),
    attention: shortcomings
      .filter((one) => one.section === number && !one.isMissing)
      .map(({ message, field }) => ({ text: message, href: `#${field}` })),
    opened: openedAsText(
      new Map(fields.map(({ question: { name } }) => [name, fingerprintOf(answers[name])])),
    ),
    page: randomUUID(),
  };
}
