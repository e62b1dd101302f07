import type { LondonDate } from '../kernel/london.js';
import { dueInWords } from './due-in-words.rules.js';
import type { ReturnSummary } from './returns.queries.js';

/** Where a return stands, for a tag. */
export interface ReturnStanding {
  readonly words: string;
  readonly colour: string;
}

export function standingOf(
  { status, dueOn }: Pick<ReturnSummary, 'status' | 'dueOn'>,
  today: LondonDate,
): ReturnStanding {
  switch (status) {
    case 'due':
      return { words: dueInWords(dueOn, today), colour: dueOn < today ? 'red' : 'blue' };
    case 'submitted':
      return { words: 'Sent, waits for its review', colour: 'yellow' };
    case 'queried':
      return { words: 'Asked about', colour: 'orange' };
    case 'accepted':
      return { words: 'Accepted', colour: 'green' };
    case 'waived':
      return { words: 'Not asked for any more', colour: 'grey' };
  }
}
