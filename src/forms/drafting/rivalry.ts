import { formatMoment } from '../../kernel/london.js';
import { answerTo } from '../answer-to.rules.js';
import type { Answer, Answers } from '../answers.js';
import type { Form, Question } from '../form.js';
import {
  shownSections,
  type FileNames,
  type ShownAnswer,
} from '../printing/shown-answers.rules.js';
import { seenOf } from './settling.js';

/** Who wrote an answer of a draft last. */
export interface AnswerSaved {
  readonly question: string;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly savedByName: string;
}

/** What else was written to a question, and waits for a choice. */
export interface DraftRival {
  readonly id: string;
  readonly question: string;
  readonly writtenAt: Date;
  readonly writtenBy: string;
  readonly writtenByName: string;
  readonly answer: Answer;
}

/** A draft as far as its rival answers go. */
export interface ContestedDraft {
  readonly form: Form;
  readonly answers: Answers;
  readonly fileNames: FileNames;
  readonly saves: readonly AnswerSaved[];
  readonly rivals: readonly DraftRival[];
}

/** The texts of a question to choose from. Show it with `rivals` of `forms/views/rivals.njk`. */
export interface Rivalry {
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

/** Undefined where only one text was written. @param readerId who opens the page */
export function rivalryOf(
  draft: ContestedDraft,
  question: Question,
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
  { form, fileNames }: ContestedDraft,
  name: string,
  answers: Answers,
): ShownAnswer | undefined {
  return shownSections(form, answers, fileNames)
    .flatMap((section) => section.answers)
    .find((answer) => answer.name === name);
}
