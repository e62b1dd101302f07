import { formatPence } from '../../kernel/pence.js';
import { answerTo } from '../answer-to.rules.js';
import type { Answers, Problem } from '../answers.js';
import type { QuestionOf } from '../form.js';
import { inputOf } from '../inputs.rules.js';
import { peopleOf, progressOf, spendingOf } from '../tallies.rules.js';

/** Kinds of question that count what was done, beside figures of those who ask. */
export type Tallied = 'spending' | 'people' | 'progress';

/** Why a tally is not whole: every line is told, and what is far from the plan is explained. */
export function problemsWithTally(
  question: QuestionOf<Tallied>,
  answers: Answers,
): readonly Problem[] {
  switch (question.kind) {
    case 'spending':
      return problemsWithSpending(question, answers);
    case 'people':
      return problemsWithPeople(question, answers);
    case 'progress':
      return progressOf(question, answerTo(question, answers)).flatMap(
        ({ target, reached }, index) =>
          reached === undefined
            ? [
                {
                  field: inputOf(question.name, index + 1, 'reached'),
                  message: `Enter how many in this period, 0 if none: “${target.indicator}”`,
                },
              ]
            : [],
      );
  }
}

function problemsWithSpending(
  question: QuestionOf<'spending'>,
  answers: Answers,
): readonly Problem[] {
  const { rows, over, why, budget } = spendingOf(question, answerTo(question, answers));
  const problems = rows.flatMap((row, index): readonly Problem[] => {
    const field = (part: string): string => inputOf(question.name, index + 1, part);
    const { text } = row.line;
    if (row.spent === undefined) {
      const message = `Enter what you spent on “${text}” in this period, 0 if nothing`;
      return [{ field: field('spent'), message }];
    }
    if (!row.isFar || row.why !== '') return [];
    const by = row.difference > 0n ? row.difference : -row.difference;
    const than = row.difference > 0n ? 'more' : 'less';
    const message = `Say why you spent ${formatPence(by)} ${than} on “${text}” than the budget’s ${formatPence(row.budget)}`;
    return [{ field: field('why'), message }];
  });
  if (over === 0n || why !== '') return problems;
  const message = `You have spent ${formatPence(over)} more than the grant of ${formatPence(budget)}: say where the rest came from`;
  return [...problems, { field: inputOf(question.name, 'why'), message }];
}

function problemsWithPeople(question: QuestionOf<'people'>, answers: Answers): readonly Problem[] {
  const { before, fresh, again } = peopleOf(question, answerTo(question, answers));
  const problems: Problem[] = [];
  const no = (part: string, message: string): void => {
    problems.push({ field: inputOf(question.name, part), message });
  };
  if (fresh === undefined) no('fresh', 'Enter how many new people it reached, 0 if none');
  if (before > 0 && again === undefined) {
    no('again', 'Enter how many of the people from before came again, 0 if none');
  }
  if ((again ?? 0) > before) {
    const known = before.toLocaleString('en-GB');
    no(
      'again',
      before === 0
        ? 'Nobody can have come again: you told us of nobody before'
        : `You told us of ${known} people before: no more than that can have come again`,
    );
  }
  return problems;
}
