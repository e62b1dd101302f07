import type { LondonDate } from '../kernel/london.js';
import { dueInWords } from './due-in-words.rules.js';
import type { ReturnSummary } from './returns.queries.js';

export interface ReturnsPage {
  readonly due: readonly (ReturnSummary & {
    readonly words: string;
    readonly isOverdue: boolean;
  })[];
  readonly overdueCount: number;
  readonly submitted: readonly ReturnSummary[];
}

/** What is owed and what has come. The order is the query's: the longest overdue on top. */
export function returnsPage(returns: readonly ReturnSummary[], today: LondonDate): ReturnsPage {
  const due = returns
    .filter(({ status }) => status === 'due')
    .map((owed) => ({
      ...owed,
      words: dueInWords(owed.dueOn, today),
      isOverdue: owed.dueOn < today,
    }));
  return {
    due,
    overdueCount: due.filter(({ isOverdue }) => isOverdue).length,
    submitted: returns.filter(({ status }) => status === 'submitted'),
  };
}
