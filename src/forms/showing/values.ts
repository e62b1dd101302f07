import type { Pence } from '../../kernel/pence.js';
import { answerTo } from '../answer-to.rules.js';
import type { Answers, Budget } from '../answers.js';
import type { PenceText, Question } from '../form.js';
import { peopleOf, progressOf, spendingOf } from '../tallies.rules.js';

/** An answer as the inputs of its kind take it: sums as pence, several lines as one text. */
export function valueOf(question: Question, answers: Answers): unknown {
  if (question.kind === 'money') return penceOf(answerTo(question, answers) ?? '');
  if (question.kind === 'address') {
    const address = answerTo(question, answers);
    return address && { ...address, lines: address.lines.join('\n') };
  }
  if (question.kind === 'area') {
    const area = answerTo(question, answers);
    return area && { ...area, postcodes: area.postcodes.join(', ') };
  }
  if (question.kind === 'budget') {
    const budget = answerTo(question, answers);
    return budget && inPence(budget);
  }
  if (question.kind === 'spending') {
    return spendingOf(question, answerTo(question, answers));
  }
  if (question.kind === 'people') return peopleOf(question, answerTo(question, answers));
  if (question.kind === 'progress') return progressOf(question, answerTo(question, answers));
  return answerTo(question, answers);
}

function inPence({ lines, match }: Budget): object {
  return {
    lines: lines.map((line) => ({ ...line, cost: penceOf(line.cost), asked: penceOf(line.asked) })),
    match: match.map((line) => ({ ...line, amount: penceOf(line.amount) })),
  };
}

function penceOf(text: PenceText): Pence | undefined {
  return text === '' ? undefined : BigInt(text);
}
