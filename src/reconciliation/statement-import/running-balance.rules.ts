import { formatDate } from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { ChainBreak, StatementLine } from './statement.rules.js';

/**
 * Puts the lines in the bank's own order, oldest first, without reordering those of a day. The dates
 * say which way the file runs; where all are of one day the balances do; else `newestFirst`.
 */
export function oldestFirst(
  lines: readonly StatementLine[],
  newestFirst: boolean,
): readonly StatementLine[] {
  const turned = lines.toReversed();
  const forward = stepsForward(lines) - stepsForward(turned);
  if (forward !== 0) return forward > 0 ? lines : turned;
  const fewerBreaks = chainBreaks(lines).length - chainBreaks(turned).length;
  if (fewerBreaks !== 0) return fewerBreaks < 0 ? lines : turned;
  return newestFirst ? turned : lines;
}

/**
 * Where the running balance does not follow from the line before. Each break is measured from what
 * the file itself states, so that one wrong figure is one break. Lines without a balance are added up.
 * @param lines oldest first
 */
export function chainBreaks(lines: readonly StatementLine[]): readonly ChainBreak[] {
  const breaks: ChainBreak[] = [];
  let runningPence: Pence | undefined;
  for (const { lineNumber, bookedOn, amountPence, balancePence } of lines) {
    const expectedPence = runningPence === undefined ? balancePence : runningPence + amountPence;
    if (
      expectedPence !== undefined &&
      balancePence !== undefined &&
      expectedPence !== balancePence
    ) {
      breaks.push({ lineNumber, bookedOn, amountPence, expectedPence, statedPence: balancePence });
    }
    runningPence = balancePence ?? expectedPence;
  }
  return breaks;
}

/** One sentence for the screen and for the command's output. */
export function sentenceOfBreak(broken: ChainBreak): string {
  return (
    `The running balance does not follow on line ${broken.lineNumber}: ` +
    `${formatDate(broken.bookedOn)}, after ${formatPenceExactly(broken.amountPence)} ` +
    `the balance should be ${formatPenceExactly(broken.expectedPence)} ` +
    `but the file says ${formatPenceExactly(broken.statedPence)}.`
  );
}

/** What was in the account before the first line, by the first balance that the file states. */
export function openingBalance(lines: readonly StatementLine[]): Pence | undefined {
  let movedPence = 0n;
  for (const { amountPence, balancePence } of lines) {
    movedPence += amountPence;
    if (balancePence !== undefined) return balancePence - movedPence;
  }
  return undefined;
}

/** What was in the account after the last line, by the last balance that the file states. */
export function closingBalance(lines: readonly StatementLine[]): Pence | undefined {
  let movedPence = 0n;
  for (const { amountPence, balancePence } of lines.toReversed()) {
    if (balancePence !== undefined) return balancePence + movedPence;
    movedPence += amountPence;
  }
  return undefined;
}

function stepsForward(lines: readonly StatementLine[]): number {
  return lines.filter((line, at) => line.bookedOn > (lines[at - 1] ?? line).bookedOn).length;
}
