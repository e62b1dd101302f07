import { formatPence, type Pence } from '../../kernel/pence.js';
import { answerTo } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import type { Question } from '../form.js';
import { peopleOf, progressOf, spendingOf, type SpendingSums } from '../tallies.rules.js';
import { cellsOf, type ShownTable } from './shown-tables.rules.js';

/** What a tally says, in columns; none for a question of another kind, or without an answer. */
export function tablesOfTally(question: Question, answers: Answers): readonly ShownTable[] {
  if (question.kind === 'spending') {
    const spending = answerTo(question, answers);
    return spending ? [tableOfSpending(spendingOf(question, spending))] : [];
  }
  if (question.kind === 'people') {
    const people = answerTo(question, answers);
    if (!people) return [];
    const { before, fresh, again, soFar } = peopleOf(question, people);
    const rows = [
      cellsOf('New people in this period', count(fresh)),
      ...(before > 0 ? [cellsOf('Who came before and came again', count(again))] : []),
      cellsOf('All people so far, each counted once', count(soFar)),
    ];
    const head = [{ text: 'People' }, { text: 'How many', numeric: true }];
    return [{ caption: 'People reached', head, rows }];
  }
  if (question.kind !== 'progress') return [];
  const told = answerTo(question, answers);
  if (!told) return [];
  return [
    {
      caption: 'Outcomes against their targets',
      head: [
        { text: 'What is counted' },
        { text: 'This period', numeric: true },
        { text: 'So far', numeric: true },
        { text: 'Target', numeric: true },
        { text: 'What they say of it' },
      ],
      rows: progressOf(question, told).map(({ target, reached, soFar, why }) =>
        cellsOf(target.indicator, count(reached), count(soFar), count(target.target), why),
      ),
    },
  ];
}

function tableOfSpending(sums: SpendingSums): ShownTable {
  const why = sums.over > 0n ? sums.why : '';
  return {
    caption: 'Spending against the budget',
    head: [
      { text: 'What for' },
      { text: 'Budget', numeric: true },
      { text: 'This period', numeric: true },
      { text: 'So far', numeric: true },
      { text: 'Difference', numeric: true },
      { text: 'Why' },
    ],
    rows: sums.rows.map((row) =>
      cellsOf(
        row.line.text,
        formatPence(row.budget),
        row.spent === undefined ? '' : formatPence(row.spent),
        formatPence(row.soFar),
        formatPence(row.difference),
        row.why,
      ),
    ),
    foot: cellsOf(
      'Together',
      ...[sums.budget, sums.spent, sums.soFar, sums.soFar - sums.budget].map((pence: Pence) =>
        formatPence(pence),
      ),
      why,
    ),
  };
}

function count(number: number | undefined): string {
  return number === undefined ? '' : number.toLocaleString('en-GB');
}
