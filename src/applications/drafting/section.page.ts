import { randomUUID } from 'node:crypto';
import { answerTo } from '../../forms/answer-to.rules.js';
import type { Answers } from '../../forms/answers.js';
import { shownSections, type ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import { shownQuestions, type ShownQuestion } from '../../forms/showing/shown-questions.js';
import { formatMoment } from '../../kernel/london.js';
import { shortcomingsOf } from '../answers.rules.js';
import type { Draft } from './drafts.queries.js';
import { nextSection } from './going-on.rules.js';
import { fingerprintOf, openedAsText } from './opened.js';
import { seenOf } from './rivals/settling.js';

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

interface Rivalry {
  readonly texts: readonly RivalText[];
  /** What was there to choose from. */
  readonly seen: string;
  /** Texts can also be put one below the other. */
  readonly mayKeepBoth: boolean;
}

interface RivalText {
  /** What the form sends when this one is kept. */
  readonly keep: string;
  readonly heading: string;
  /** Undefined where with this text the question would not be asked. */
  readonly shown: ShownAnswer | undefined;
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
    hasNext: nextSection(round, number, answers) !== undefined,
    fields: fields.map((field) => ({
      ...withFilesHref(field, draft),
      rivalry: rivalryOf(draft, field, readerId),
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

function rivalryOf(
  draft: Draft,
  { question }: ShownQuestion,
  readerId: string,
): Rivalry | undefined {
  const rivals = draft.rivals.filter((rival) => rival.question === question.name);
  if (rivals.length === 0) return undefined;
  const { answers, saves } = draft;
  const save = saves.find((one) => one.question === question.name);
  const texts = [
    { keep: 'stored', by: save?.savedBy, name: save?.savedByName, at: save?.savedAt, answers },
    ...rivals.map((rival) => ({
      keep: rival.id,
      by: rival.writtenBy,
      name: rival.writtenByName,
      at: rival.writtenAt,
      answers: { ...answers, [question.name]: rival.answer },
    })),
  ];
  return {
    texts: texts.map(({ keep, by, name = 'Somebody', at, answers: read }) => ({
      keep,
      heading: [by === readerId ? 'You' : name, ...(at ? [formatMoment(at)] : [])].join(', '),
      shown: shownIn(draft, question.name, read),
    })),
    seen: seenOf(answers[question.name], rivals),
    mayKeepBoth:
      question.kind === 'long-text' &&
      texts.every((text) => answerTo(question, text.answers) !== undefined),
  };
}

function shownIn(
  { round, fileNames }: Draft,
  name: string,
  answers: Answers,
): ShownAnswer | undefined {
  return shownSections(round.form, answers, fileNames)
    .flatMap((section) => section.answers)
    .find((answer) => answer.name === name);
}
