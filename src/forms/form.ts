import type { LondonDate } from '../kernel/london.js';

/**
 * A form as data: what is asked, in which order, and what must hold between the answers. Made of
 * nothing but JSON: sums are pence as text, dates `2026-12-04`. Whoever stores one publishes it
 * unchanged, so that nobody is asked one thing and judged by another.
 * `flawsOf` says why a form is not accepted; `readForm` reads one from JSON.
 */
export interface Form {
  readonly sections: readonly Section[];
  /** What must hold between answers, beside what each question asks for itself. */
  readonly rules: readonly Rule[];
}

export interface Section {
  readonly title: string;
  readonly guidance?: string;
  /** All must hold, or nothing of the section is asked. */
  readonly shownIf?: readonly Condition[];
  readonly questions: readonly Question[];
}

export type Question = Asked & Answerable;
export type Kind = Question['kind'];
export type QuestionOf<K extends Kind> = Extract<Question, { readonly kind: K }>;

interface Asked {
  /** Unique in the form; the name of the input, and the key of the answer: `who-benefits`. */
  readonly name: string;
  readonly label: string;
  /** Completes "Enter …" and "Choose …": `the title of your project`. */
  readonly noun: string;
  readonly hint?: string;
  /** Longer help, for those who open it. */
  readonly guidance?: string;
  readonly isRequired: boolean;
  /**
   * The answer says who applies: a round that hides applicants leaves it out of what its panel reads.
   * Addresses, e-mail addresses and telephone numbers are left out anyway.
   */
  readonly isIdentifying?: boolean;
  /** All must hold, or the question is not asked: neither required, nor printed, nor submitted. */
  readonly shownIf?: readonly Condition[];
}

type Answerable =
  | { readonly kind: 'short-text' }
  | { readonly kind: 'long-text'; readonly mostWords: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'money'; readonly leastPence?: PenceText; readonly mostPence?: PenceText }
  | { readonly kind: 'date'; readonly earliest?: LondonDate; readonly latest?: LondonDate }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'one-of'; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'several-of';
      readonly choices: readonly Choice[];
      readonly least?: number;
      readonly most?: number;
    }
  | { readonly kind: 'email' }
  | { readonly kind: 'phone' }
  /** Lines and a UK postcode. */
  | { readonly kind: 'address' }
  /** Ids of files kept elsewhere. `purpose` says what they are for: `quotes`, `constitution`. */
  | { readonly kind: 'files'; readonly most: number; readonly purpose: string }
  /**
   * Lines of cost and match funding. Where a cost kind's value is one of the keys of `COST_KINDS`, a
   * fund's agreement may exclude it.
   */
  | { readonly kind: 'budget'; readonly costKinds: readonly Choice[] }
  /** Lines of domain, indicator and target. */
  | { readonly kind: 'outcomes'; readonly domains: readonly Choice[]; readonly most: number }
  /** Wards or neighbourhoods, and postcodes when the form asks for them. */
  | { readonly kind: 'area'; readonly places: readonly Choice[]; readonly asksPostcodes: boolean }
  /**
   * What was spent, line by line of a budget. Whoever asks puts the lines beside it; without any there is nothing to
   * answer. A line further from its budget than both tolerances has to be explained.
   */
  | {
      readonly kind: 'spending';
      readonly tolerancePercent: number;
      readonly tolerancePence: PenceText;
      /** Less than the budget has to be explained too: at the end, when nothing more comes. */
      readonly explainsLess?: boolean;
      readonly lines?: readonly SpendingLine[];
    }
  /** People reached. Whoever asks says how many were counted `before`, so that nobody is counted twice. */
  | { readonly kind: 'people'; readonly before?: number }
  /** What was reached of each target. Whoever asks puts the targets beside it. */
  | { readonly kind: 'progress'; readonly targets?: readonly Target[] };

/** A line of a budget that spending is told of. */
export interface SpendingLine {
  /** Unique in its question: `line-2`. */
  readonly value: string;
  readonly text: string;
  readonly budget: PenceText;
  /** What earlier returns said was spent. */
  readonly before: PenceText;
}

/** What was promised, in words and a number. */
export interface Target {
  /** Unique in its question: `outcome-1`. */
  readonly value: string;
  readonly domain: string;
  readonly indicator: string;
  /** Absent where none was agreed. */
  readonly target?: number;
  /** What earlier returns said was reached. */
  readonly before: number;
  /** How what is told adds up from return to return; a sum when absent. */
  readonly adds?: Adds;
}

/** What is told of each period is added; the last that was told counts; or the highest. */
export type Adds = 'sum' | 'last' | 'highest';

export interface Choice {
  /** What is stored. */
  readonly value: string;
  /** What people read. */
  readonly text: string;
}

/** Pence in digits, without sign or separators: JSON has no whole number large enough to trust. */
export type PenceText = string;

/** Something said of the answer to an earlier question, which must itself be asked. */
export type Condition =
  | { readonly question: string; readonly is: 'answered' }
  /** Of yes-no, one-of or several-of: at least one of these values is chosen. */
  | { readonly question: string; readonly is: 'one-of'; readonly values: readonly string[] }
  /** Of a number (digits) or a sum (pence in digits). */
  | {
      readonly question: string;
      readonly is: 'at-least' | 'at-most';
      readonly value: string;
    };

/**
 * What must hold between answers: a closed list. A rule is silent until all it speaks of is asked
 * and answered. Where it doesn't hold, `message` is said beside the first question it names.
 */
export type Rule =
  | { readonly kind: 'at-most'; readonly sum: Sum; readonly of: Sum; readonly message: string }
  | { readonly kind: 'equal'; readonly sum: Sum; readonly to: Sum; readonly message: string }
  /** The sum is at most so many per cent of another, to the penny. */
  | {
      readonly kind: 'share-at-most';
      readonly sum: Sum;
      readonly of: Sum;
      readonly percent: number;
      readonly message: string;
    }
  | {
      readonly kind: 'not-before';
      readonly date: string;
      readonly earliest: string;
      readonly message: string;
    };

/** The answer to a question of money, or one total of a budget. */
export interface Sum {
  readonly question: string;
  /** Of a budget, and only of a budget: what it costs, what is asked of us, what others give. */
  readonly total?: 'cost' | 'asked' | 'match';
}
