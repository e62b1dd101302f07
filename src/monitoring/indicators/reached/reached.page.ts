import type { Paper } from '../../../platform/paper/paper.js';
import type { RolledUp } from './reached.rules.js';

const WORDS = {
  sum: 'All added',
  last: 'The last of each grant, added',
  highest: 'The highest of any',
} as const;

const HEAD = [
  ...['Where', 'Indicator', 'How it adds up', 'Achieved', 'Target'],
  ...['Of the target', 'Grants', 'Grants with a target', 'Returns in it', 'Returns missing'],
];

/** The same table for the page and for the file. */
export function reachedPaper(rolled: readonly RolledUp[], subtitle: string): Paper {
  const rows = rolled.map((one) => [
    ...[one.groupName, one.name, WORDS[one.adds], count(one.achieved)],
    ...[one.target === null ? 'None agreed' : count(one.target)],
    ...[one.percent === null ? '–' : `${count(one.percent)}%`],
    ...[one.awards, one.withTarget, one.returns, one.missing].map(count),
  ]);
  const title = 'What was reached';
  const table = { caption: title, head: HEAD, rows };
  return { title, subtitle, sections: [{ heading: title, tables: [table] }] };
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
