import type { Answers } from '../../forms/answers.js';
import { askedIn } from '../../forms/conditions.rules.js';
import type { Form, Question } from '../../forms/form.js';
import { shortcomingsOf } from '../../forms/judging/shortcomings.rules.js';
import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { openQuestions, refusalsToWrite, type WritingFacts } from '../drafting/writing.rules.js';

export interface SubmissionFacts extends WritingFacts {
  /** As this return asks it. */
  readonly form: Form;
  readonly answers: Answers;
  /** Of one that is queried: the names of the answers that are open; null for all. */
  readonly askedAgain: readonly string[] | null;
  /** The questions to which more than one text was written, and none is chosen. */
  readonly rivals: readonly string[];
  /** The return's version now, and the one whose answers were checked. */
  readonly version: number;
  readonly checkedVersion: number;
  readonly savedAt: Date | null;
  readonly savedByName: string;
}

/** Something that stands in the way of sending, beside the question it is about. */
export interface InTheWay {
  readonly question: Question;
  readonly isMissing: boolean;
  readonly message: string;
}

/** Every reason why a return can't be sent as it is. It is never too late to send one. */
export function refusalsToSubmit(facts: SubmissionFacts): readonly Refusal[] {
  const refusals = [...refusalsToWrite(facts)];
  if (refusals.length > 0) return refusals;
  if (facts.version !== facts.checkedVersion) {
    const when = facts.savedAt ? ` on ${formatMoment(facts.savedAt)}` : '';
    refusals.push({
      code: 'saved-meanwhile',
      message: `${facts.savedByName} saved a change${when}, after this page was opened: check the answers again`,
    });
  }
  return [
    ...refusals,
    // On the page that checks them, an answer is found by the name of its question.
    ...inTheWay(facts).map(({ question, isMissing, message }) => ({
      code: isMissing ? 'unanswered' : 'needs-attention',
      field: question.name,
      message,
    })),
  ];
}

/**
 * What the answers still lack, in the order of the form; then the questions where two texts wait for a choice. Nothing of
 * answers that are not open: they stay as they were sent, also when the grant's budget has changed since.
 */
export function inTheWay(
  facts: Pick<SubmissionFacts, 'status' | 'form' | 'answers' | 'askedAgain' | 'rivals'>,
): readonly InTheWay[] {
  const { form, answers, rivals } = facts;
  const open = openQuestions(form, facts);
  const asked = askedIn(form, answers);
  const contested = form.sections
    .flatMap(({ questions }) => questions)
    .filter(({ name }) => asked.has(name) && rivals.includes(name));
  return [
    ...shortcomingsOf(form, answers).filter(({ question }) => open.includes(question)),
    ...contested.map((question) => ({
      question,
      isMissing: false,
      message: `Two people wrote to “${question.label}” at the same time: choose what stays`,
    })),
  ];
}
