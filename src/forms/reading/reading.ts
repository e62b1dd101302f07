import type { Answer, Problem } from '../answers.js';

/** An answer as the database keeps it, '' for none; or what is wrong with which input. */
export type ReadAnswer = { readonly value: Answer } | { readonly problems: readonly Problem[] };
