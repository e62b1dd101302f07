import { daysBetween, formatDate, type LondonDate } from '../kernel/london.js';
import type { ReturnSummary } from './returns.queries.js';

/** When a return is due, as people say it. Due means by the end of that day: it is overdue the day after. */
export function dueInWords(dueOn: LondonDate, today: LondonDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'Due today';
  if (days === 1) return 'Due tomorrow';
  if (days > 1) return days <= 28 ? `Due in ${days} days` : `Due on ${formatDate(dueOn)}`;
  return days === -1 ? 'Overdue by 1 day' : `Overdue by ${-days} days`;
}

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
