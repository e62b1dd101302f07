import type { Refusal } from '../../kernel/refusal.js';
import type { Surveyed } from './survey.rules.js';

/** Rows named one by one when a file is refused; of the rest we say how many they are. */
const ROWS_NAMED = 10;

/** A sentence for each row that can't be read: with one of them, nothing of the file is stored. */
export function refusalsOfRows({
  problems,
  problemCount,
}: Pick<Surveyed, 'problems' | 'problemCount'>): readonly Refusal[] {
  const named = problems
    .slice(0, ROWS_NAMED)
    .map(({ lineNumber, why }) => `Line ${lineNumber} ${why}`);
  const more = problemCount - named.length;
  const rest = more === 1 ? '1 more line cannot be read' : `${more} more lines cannot be read`;
  return [...named, ...(more > 0 ? [rest] : [])].map((message) => ({
    code: 'unreadable-line',
    field: 'file',
    message,
  }));
}

/** What a person has to say first, for those who can't be asked: the command line. */
export function sentenceOfQuestion({
  asks,
  about,
}: {
  readonly asks: 'columns' | 'date-order';
  readonly about: string;
}): string {
  return asks === 'columns'
    ? `${about}. Import one file of this kind on the page Bank first, where you can say which column is what`
    : `The file does not say whether ${about} has the day or the month first: say it with --date-order dmy or mdy`;
}
