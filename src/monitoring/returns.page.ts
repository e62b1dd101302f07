import type { LondonDate } from '../kernel/london.js';
import { standingOf, type ReturnStanding } from './return-standing.page.js';
import type { ReturnSummary } from './returns.queries.js';

/** A return of a list, with where it stands and whether the reader has marked it as read. */
interface ListedReturn extends ReturnSummary {
  readonly standing: ReturnStanding;
  readonly isNew: boolean;
}

export interface ReturnsPage {
  /** Owed by their organisations: due, or asked about. */
  readonly due: readonly ListedReturn[];
  readonly overdueCount: number;
  /** Sent, and for the panel to judge. */
  readonly toReview: readonly ListedReturn[];
  /** Accepted, or done without. */
  readonly settled: readonly ListedReturn[];
  /** Sent, and not marked as read. */
  readonly newCount: number;
}

/** What is owed and what has come. The order is the query's: the longest overdue on top. */
export function returnsPage(
  returns: readonly ReturnSummary[],
  today: LondonDate,
  unread: ReadonlySet<string> = new Set(),
): ReturnsPage {
  const listed = returns.map((each) => ({
    ...each,
    standing: standingOf(each, today),
    isNew: unread.has(each.id),
  }));
  return {
    due: listed.filter(({ status }) => status === 'due' || status === 'queried'),
    overdueCount: listed.filter(({ status, dueOn }) => status === 'due' && dueOn < today).length,
    toReview: listed.filter(({ status }) => status === 'submitted'),
    settled: listed.filter(({ status }) => status === 'accepted' || status === 'waived'),
    newCount: listed.filter(({ isNew }) => isNew).length,
  };
}
