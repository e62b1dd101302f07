import type { LondonDate } from '../kernel/london.js';
import type { Kind, PenceText } from './form.js';

/**
 * Answers by the name of their question, as the database keeps them in jsonb. A question without an
 * answer is not among them, or is ''. What a draft holds may be too long, half a line, or the answer to
 * a question that was asked otherwise once: read one through `answerTo`, never by its key.
 */
export type Answers = Readonly<Record<string, Answer>>;

export type Answer = AnswerOf[Kind] | Unread;

/** What each kind of question is answered with. */
export interface AnswerOf {
  'short-text': string;
  'long-text': string;
  /** Digits. */
  number: string;
  /** Pence. */
  money: PenceText;
  date: LondonDate;
  'yes-no': string;
  /** The value of the choice. */
  'one-of': string;
  /** The values chosen, in the order of the form. */
  'several-of': readonly string[];
  email: string;
  phone: string;
  address: Address;
  /** Ids of stored files. */
  files: readonly string[];
  budget: Budget;
  outcomes: readonly Outcome[];
  area: Area;
  spending: Spending;
  people: People;
  progress: readonly Reached[];
}

/**
 * What was typed and can't be read as an answer: kept in a draft as it is, so that nobody types it
 * twice, with the sentences that say why. No other reader takes it for an answer.
 */
export interface Unread {
  /** By name of input. */
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** A sentence to show beside an input. */
export interface Problem {
  /** The name of the input, which is its id on the page. */
  readonly field: string;
  readonly message: string;
}

interface Address {
  /** As one would write it on an envelope, without the postcode. */
  readonly lines: readonly string[];
  /** `CO1 1AA`; '' in a draft. */
  readonly postcode: string;
}

/** In a draft any part of a line may be ''; a line of nothing but '' is not kept. */
export interface Budget {
  readonly lines: readonly BudgetLine[];
  readonly match: readonly MatchFunding[];
}

export interface BudgetLine {
  readonly what: string;
  /** The value of one of the cost kinds offered. */
  readonly costKind: string;
  readonly cost: PenceText;
  /** How much of the cost is asked of us: 0 for a line that others pay. */
  readonly asked: PenceText;
}

/** Money from elsewhere. */
export interface MatchFunding {
  readonly source: string;
  readonly amount: PenceText;
  readonly isConfirmed: boolean;
}

export interface Outcome {
  /** The value of one of the domains offered. */
  readonly domain: string;
  /** What one would count: `People who come each week`. */
  readonly indicator: string;
  /** How many, in digits. */
  readonly target: string;
}

/** Of this period only; in a draft any part may be ''. */
export interface Spending {
  readonly lines: readonly SpentLine[];
  /** Why more than the whole budget was spent. */
  readonly why: string;
}

interface SpentLine {
  /** The value of a line of the budget. */
  readonly line: string;
  readonly spent: PenceText;
  /** Why it is far from its budget. */
  readonly why: string;
}

export interface People {
  /** Reached in this period, and never counted before; digits. */
  readonly fresh: string;
  /** Counted before, and reached again; digits. */
  readonly again: string;
}

export interface Reached {
  /** The value of a target. */
  readonly target: string;
  /** In this period, in digits. */
  readonly reached: string;
  readonly why: string;
}

interface Area {
  /** The values of the places chosen, in the order of the form. */
  readonly places: readonly string[];
  /** `CO1 1AA`, each once. */
  readonly postcodes: readonly string[];
}
