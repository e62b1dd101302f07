/** One question of who can apply. Written by a coordinator, asked before anybody signs in. */
export interface EligibilityQuestion {
  readonly text: string;
  /** '' for none. */
  readonly hint: string;
  /** From two to six. */
  readonly choices: readonly EligibilityChoice[];
  /** Why a choice rules out, said to whoever chose it. */
  readonly why: string;
  /** Where else to ask; '' when nobody knows. */
  readonly elsewhere: string;
}

export interface EligibilityChoice {
  readonly text: string;
  readonly rulesOut: boolean;
}

/** The questions of a round as they stand: a version never changes. */
export interface EligibilityQuestions {
  /** From 1. */
  readonly version: number;
  readonly questions: readonly EligibilityQuestion[];
}

/** What was answered: for each question in turn the number of the choice, from 1. */
export interface EligibilityAnswers {
  readonly version: number;
  readonly answers: readonly number[];
}
