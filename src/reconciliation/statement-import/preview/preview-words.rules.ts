import { formatDate, type LondonDate } from '../../../kernel/london.js';
import { formatPenceExactly } from '../../../kernel/pence.js';
import type { Preview } from './preview.rules.js';

/** The preview in lines of text, in the words of its page. */
export function wordsOfPreview(preview: Preview): readonly string[] {
  const { paidIn, paidOut, newCount, knownCount, alikeCount, problemCount } = preview;
  return [
    `Read as: ${preview.layout}`,
    `Period: ${periodOf(preview.fromOn, preview.toOn)}`,
    `Opening balance: ${balance(preview.openingPence)}`,
    `Paid in: ${formatPenceExactly(BigInt(paidIn.pence))} in ${lines(paidIn.count)}`,
    `Paid out: ${formatPenceExactly(BigInt(paidOut.pence))} in ${lines(paidOut.count)}`,
    `Closing balance: ${balance(preview.closingPence)}`,
    `New lines: ${newCount}`,
    `Lines there already: ${knownCount}`,
    ...(alikeCount > 0
      ? [`Of these by day and sum, from another kind of file: ${alikeCount}`]
      : []),
    ...preview.leftOut.map(({ lineNumber, why }) => `Left out: line ${lineNumber} ${why}`),
    ...more(preview.leftOutCount - preview.leftOut.length, 'left out'),
    ...preview.warnings.map((warning) => `Warning: ${warning}`),
    ...preview.problems.map(({ lineNumber, why }) => `Wrong: line ${lineNumber} ${why}`),
    ...more(problemCount - preview.problems.length, 'wrong'),
  ];
}

function periodOf(fromOn: LondonDate | null, toOn: LondonDate | null): string {
  if (toOn === null) return 'The file does not say';
  return fromOn === null
    ? `To ${formatDate(toOn)}`
    : `${formatDate(fromOn)} to ${formatDate(toOn)}`;
}

function balance(pence: string | null): string {
  return pence === null ? 'The file does not say' : formatPenceExactly(BigInt(pence));
}

function lines(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'}`;
}

function more(count: number, what: string): readonly string[] {
  return count > 0 ? [`And ${lines(count)} more ${what}`] : [];
}
