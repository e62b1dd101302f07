import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type {
  NamedAccount,
  ReadRow,
  StatementLine,
  StatementPart,
} from './reading/statement.rules.js';
import {
  BalanceBackwards,
  BalanceForwards,
  sentencesOfBreaks,
  type RunningBalance,
} from './running-balance.rules.js';
import { canBeAccount, type ChosenAccount } from './statement-account.rules.js';
import { PartTotals } from './part-totals.rules.js';

/** A row that is wrong, with every reason; or one that was left out, with why. */
export interface ToldRow {
  readonly lineNumber: number;
  readonly why: string;
  /** The row as it is in the file, the beginning of it. */
  readonly raw: string;
}

/** How many and how much. */
export interface Tally {
  readonly count: number;
  readonly pence: Pence;
}

/** What there is in a file, of one account, found in one reading. */
export interface Surveyed {
  /** The file runs from the newest line to the oldest. */
  readonly isNewestFirst: boolean;
  readonly fromOn: LondonDate | undefined;
  readonly toOn: LondonDate | undefined;
  readonly openingPence: Pence | undefined;
  readonly closingPence: Pence | undefined;
  readonly paidIn: Tally;
  /** Its sum is below nought. */
  readonly paidOut: Tally;
  /** A sentence for each place where the file's balances do not follow. */
  readonly warnings: readonly string[];
  readonly problems: readonly ToldRow[];
  readonly problemCount: number;
  readonly leftOut: readonly ToldRow[];
  readonly leftOutCount: number;
  /** The first account met that is not the chosen one. */
  readonly otherAccount: NamedAccount | undefined;
}

/** So many rows are told one by one; of the rest, how many they are. */
const MOST_TOLD = 100;
const LONGEST_RAW = 300;

/** Counts a file's rows as they pass, and keeps none of them. */
export class Survey {
  private readonly forwards = new BalanceForwards();
  private readonly backwards = new BalanceBackwards();
  private readonly totals = new PartTotals();
  private readonly problems: ToldRow[] = [];
  private readonly leftOut: ToldRow[] = [];
  private problemCount = 0;
  private leftOutCount = 0;
  private stepsForward = 0;
  private stepsBack = 0;
  private last: LondonDate | undefined;
  private from: LondonDate | undefined;
  private to: LondonDate | undefined;
  private otherAccount: NamedAccount | undefined;
  private readonly paidIn = { count: 0, pence: 0n };
  private readonly paidOut = { count: 0, pence: 0n };

  constructor(
    private readonly chosen: ChosenAccount,
    private readonly newestFirst: boolean,
  ) {}

  /** A part begins. @returns whether it can be of the chosen account; if not, its rows are not wanted. */
  begin(part: StatementPart): boolean {
    if (canBeAccount(part.account, this.chosen)) {
      this.totals.begin(part);
      return true;
    }
    this.otherAccount ??= part.account;
    return false;
  }

  /** @returns the row's line, if it is one of the chosen account */
  take(row: ReadRow): StatementLine | undefined {
    if ('problems' in row) {
      this.problemCount += 1;
      tell(this.problems, row.lineNumber, row.problems.join(', and '), row.raw);
      return undefined;
    }
    if ('leftOut' in row) {
      this.leftOutCount += 1;
      tell(this.leftOut, row.lineNumber, row.leftOut, '');
      return undefined;
    }
    const { line, account } = row;
    if (account && !canBeAccount(account, this.chosen)) {
      this.otherAccount ??= account;
      this.leftOutCount += 1;
      tell(this.leftOut, line.lineNumber, 'is of another account', line.raw);
      return undefined;
    }
    this.count(line);
    return line;
  }

  get result(): Surveyed {
    const isNewestFirst = this.isNewestFirst();
    const balance: RunningBalance = isNewestFirst ? this.backwards : this.forwards;
    const { totals } = this;
    return {
      isNewestFirst,
      fromOn: this.from ?? totals.fromOn,
      toOn: later(this.to, totals.toOn),
      openingPence: totals.openingPence ?? balance.openingPence ?? totals.openingFromClosing,
      closingPence: totals.closingPence ?? balance.closingPence,
      paidIn: this.paidIn,
      paidOut: this.paidOut,
      warnings: [...sentencesOfBreaks(balance), ...totals.warnings],
      problems: this.problems,
      problemCount: this.problemCount,
      leftOut: this.leftOut,
      leftOutCount: this.leftOutCount,
      otherAccount: this.otherAccount,
    };
  }

  private count(line: StatementLine): void {
    const { bookedOn, amountPence } = line;
    if (this.last !== undefined && bookedOn > this.last) this.stepsForward += 1;
    if (this.last !== undefined && bookedOn < this.last) this.stepsBack += 1;
    this.last = bookedOn;
    this.from = this.from === undefined || bookedOn < this.from ? bookedOn : this.from;
    this.to = later(this.to, bookedOn);
    this.forwards.add(line);
    this.backwards.add(line);
    this.totals.add(amountPence);
    const tally = amountPence > 0n ? this.paidIn : this.paidOut;
    tally.count += 1;
    tally.pence += amountPence;
  }

  /**
   * The dates say which way the file runs; where all are of one day the balances do; else what the bank
   * usually does.
   */
  private isNewestFirst(): boolean {
    if (this.stepsForward !== this.stepsBack) return this.stepsBack > this.stepsForward;
    const breaks = [this.forwards.breakCount, this.backwards.breakCount] as const;
    return breaks[0] === breaks[1] ? this.newestFirst : breaks[0] > breaks[1];
  }
}

function tell(told: ToldRow[], lineNumber: number, why: string, raw: string): void {
  if (told.length < MOST_TOLD) told.push({ lineNumber, why, raw: raw.slice(0, LONGEST_RAW) });
}

function later(a: LondonDate | undefined, b: LondonDate | undefined): LondonDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
