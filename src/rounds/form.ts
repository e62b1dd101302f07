/**
 * The questions of a round, as data. Opening a round freezes its form: nobody is asked one thing and
 * judged by another.
 */
export interface RoundForm {
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly questions: readonly Question[];
}

/**
 * `title` and `amount` are asked by every form: they are what an application is called and what it
 * asks for. Every other name is the form's own.
 */
export type Question = Asked & Answerable;

interface Asked {
  /** Unique in the form; the name of the input, and the key of the answer. */
  readonly name: string;
  readonly label: string;
  /** Completes "Enter …" and "Choose …": `the title of your project`. */
  readonly noun: string;
  readonly hint?: string;
  readonly isRequired: boolean;
}

type Answerable =
  | { readonly kind: 'short-text' | 'money' | 'date' | 'yes-no' }
  | { readonly kind: 'long-text'; readonly mostWords: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'one-of'; readonly choices: readonly Choice[] };

interface Choice {
  readonly value: string;
  readonly text: string;
}
