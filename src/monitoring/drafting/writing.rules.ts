import type { AwardStatus } from '../../awards/award.lifecycle.js';
import type { Form, Question } from '../../forms/form.js';
import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type ReturnStatus } from '../return.lifecycle.js';

export interface WritingFacts {
  readonly status: ReturnStatus;
  readonly awardStatus: AwardStatus;
}

/** Every reason why nothing of a return may be changed now. What was typed is never one. */
export function refusalsToWrite({ status, awardStatus }: WritingFacts): readonly Refusal[] {
  const next = afterAct('submit', status);
  if ('refusal' in next) return [next.refusal];
  if (awardStatus !== 'on-hold') return [];
  return [
    {
      code: 'award-on-hold',
      message:
        'This grant is on hold: nothing of its returns can be changed until the hold ends. What you have written is kept',
    },
  ];
}

/**
 * The questions that may be answered: all of a return that is due; of one that is queried, those that were asked again,
 * and those that are only asked because of them.
 * @param askedAgain names of questions; null for all of them
 */
export function openQuestions(
  { sections }: Form,
  {
    status,
    askedAgain,
  }: { readonly status: ReturnStatus; readonly askedAgain: readonly string[] | null },
): readonly Question[] {
  const all = sections.flatMap((section) =>
    section.questions.map((question) => ({ section, question })),
  );
  if (status !== 'queried' || askedAgain === null) return all.map(({ question }) => question);
  const open = new Set(askedAgain);
  // What a question depends on stands before it.
  for (const { section, question } of all) {
    const conditions = [...(section.shownIf ?? []), ...(question.shownIf ?? [])];
    if (conditions.some((condition) => open.has(condition.question))) open.add(question.name);
  }
  return all.flatMap(({ question }) => (open.has(question.name) ? [question] : []));
}
