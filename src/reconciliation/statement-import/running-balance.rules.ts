import { formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { StatementLine } from './reading/statement.rules.js';

/** A place where balance and amount do not lead to the next balance. */
export interface ChainBreak {
  readonly lineNumber: number;
  readonly bookedOn: LondonDate;
  readonly amountPence: Pence;
  readonly expectedPence: Pence;
  readonly statedPence: Pence;
}

type Step = Pick<StatementLine, 'lineNumber' | 'bookedOn' | 'amountPence' | 'balancePence'>;

/** So many breaks are told one by one. */
const MOST_TOLD = 20;

/**
 * Follows the running balance line by line, without keeping the lines. Each break is measured from what
 * the file itself states, so that one wrong figure is one break. Lines without a balance are added up.
 */
export interface RunningBalance {
  add(line: Step): void;
  /** What was in the account before the oldest line, by the first balance stated; undefined when none is. */
  readonly openingPence: Pence | undefined;
  /** What was in it after the newest line. */
  readonly closingPence: Pence | undefined;
  readonly breakCount: number;
  /** The oldest first, twenty at most. */
  readonly breaks: readonly ChainBreak[];
}

/** For lines that come oldest first. */
export class BalanceForwards implements RunningBalance {
  openingPence: Pence | undefined;
  closingPence: Pence | undefined;
  breakCount = 0;
  readonly breaks: ChainBreak[] = [];
  private movedPence = 0n;

  add({ lineNumber, bookedOn, amountPence, balancePence }: Step): void {
    const before = this.closingPence;
    this.movedPence += amountPence;
    if (balancePence !== undefined) this.openingPence ??= balancePence - this.movedPence;
    const expectedPence = before === undefined ? undefined : before + amountPence;
    const statedPence = balancePence ?? expectedPence;
    if (expectedPence !== undefined && statedPence !== undefined && expectedPence !== statedPence) {
      this.breakCount += 1;
      const found = { lineNumber, bookedOn, amountPence, expectedPence, statedPence };
      if (this.breaks.length < MOST_TOLD) this.breaks.push(found);
    }
    this.closingPence = statedPence;
  }
}

/** For lines that come newest first: each break is found when the balance before it is read. */
export class BalanceBackwards implements RunningBalance {
  openingPence: Pence | undefined;
  closingPence: Pence | undefined;
  breakCount = 0;
  breaks: readonly ChainBreak[] = [];
  /** The last line read that states a balance, and what the lines read since then, and it, have moved. */
  private stated: (Step & { readonly balancePence: Pence }) | undefined;
  private movedPence = 0n;

  add(line: Step): void {
    const { balancePence, amountPence } = line;
    if (balancePence === undefined) {
      this.movedPence += amountPence;
    } else {
      if (this.stated) this.compare(balancePence);
      this.closingPence ??= balancePence + this.movedPence;
      this.stated = { ...line, balancePence };
      this.movedPence = amountPence;
    }
    if (this.stated) this.openingPence = this.stated.balancePence - this.movedPence;
  }

  private compare(before: Pence): void {
    if (!this.stated) return;
    const { lineNumber, bookedOn, amountPence, balancePence: statedPence } = this.stated;
    const expectedPence = before + this.movedPence;
    if (expectedPence === statedPence) return;
    this.breakCount += 1;
    const found = { lineNumber, bookedOn, amountPence, expectedPence, statedPence };
    this.breaks = [found, ...this.breaks].slice(0, MOST_TOLD);
  }
}

/** One sentence for the screen and for the command's output. */
function sentenceOfBreak(broken: ChainBreak): string {
  return (
    `The running balance does not follow on line ${broken.lineNumber}: ` +
    `${formatDate(broken.bookedOn)}, after ${formatPenceExactly(broken.amountPence)} ` +
    `the balance should be ${formatPenceExactly(broken.expectedPence)} ` +
    `but the file says ${formatPenceExactly(broken.statedPence)}.`
  );
}

/** The breaks one by one, and how many more there are. */
export function sentencesOfBreaks({ breaks, breakCount }: RunningBalance): readonly string[] {
  const more = breakCount - breaks.length;
  const rest = `It does not follow in ${more} more ${more === 1 ? 'place' : 'places'}.`;
  return [...breaks.map(sentenceOfBreak), ...(more > 0 ? [rest] : [])];
}
