import { formatPence } from '../../kernel/pence.js';
import type { Budget, Outcome } from '../answers.js';
import { totalsOf } from '../budget.rules.js';
import { wordsOf } from '../choices.rules.js';
import type { QuestionOf } from '../form.js';

/** Lines of an answer, as the macro `table` of the house shows them. */
export interface ShownTable {
  readonly caption: string;
  readonly head: readonly { readonly text: string; readonly numeric?: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly foot?: readonly Cell[];
}

interface Cell {
  readonly text: string;
}

/** What it costs, with what is asked for; and who else gives. Sums to the penny. */
export function tablesOfBudget(
  { costKinds }: QuestionOf<'budget'>,
  { lines, match }: Budget,
): readonly ShownTable[] {
  const totals = totalsOf({ lines, match });
  const costs: ShownTable = {
    caption: 'What it costs',
    head: [
      { text: 'What for' },
      { text: 'Kind of cost' },
      { text: 'Cost', numeric: true },
      { text: 'Asked for', numeric: true },
    ],
    rows: lines.map(({ what, costKind, cost, asked }) =>
      cellsOf(what, wordsOf(costKinds, costKind), pounds(cost), pounds(asked)),
    ),
    foot: cellsOf('Together', '', formatPence(totals.cost), formatPence(totals.asked)),
  };
  const others: ShownTable = {
    caption: 'Money from elsewhere',
    head: [{ text: 'From' }, { text: 'Is it certain?' }, { text: 'Amount', numeric: true }],
    rows: match.map(({ source, isConfirmed, amount }) =>
      cellsOf(source, isConfirmed ? 'Confirmed' : 'Not yet confirmed', pounds(amount)),
    ),
    foot: cellsOf('Together', '', formatPence(totals.match)),
  };
  return [costs, others].filter(({ rows }) => rows.length > 0);
}

export function tablesOfOutcomes(
  { domains }: QuestionOf<'outcomes'>,
  outcomes: readonly Outcome[],
): readonly ShownTable[] {
  if (outcomes.length === 0) return [];
  return [
    {
      caption: 'Outcomes',
      head: [{ text: 'Domain' }, { text: 'What is counted' }, { text: 'Target', numeric: true }],
      rows: outcomes.map(({ domain, indicator, target }) =>
        cellsOf(wordsOf(domains, domain), indicator, number(target)),
      ),
    },
  ];
}

export function cellsOf(...texts: readonly string[]): readonly Cell[] {
  return texts.map((text) => ({ text }));
}

function pounds(pence: string): string {
  return pence === '' ? '' : formatPence(BigInt(pence));
}

function number(digits: string): string {
  return digits === '' ? '' : Number(digits).toLocaleString('en-GB');
}
