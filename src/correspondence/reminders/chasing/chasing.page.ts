import { londonDateOf, type LondonDate } from '../../../kernel/london.js';
import { dueInWords } from '../../../monitoring/due-in-words.rules.js';
import { pageOf, type Shown } from '../../../platform/web/paging.rules.js';
import type { Chased } from './chase-list.queries.js';

interface ShownChased extends Chased {
  readonly late: string;
  /** Somebody was reminded of it today: another goes tomorrow at the earliest. */
  readonly isRemindedToday: boolean;
}

export interface ChasingPage {
  readonly count: number;
  readonly chased: readonly ShownChased[];
  readonly paging: Shown;
}

export function chasingPageOf(
  all: readonly Chased[],
  asked: string | undefined,
  today: LondonDate,
): ChasingPage {
  const paging = pageOf(all.length, asked);
  return {
    count: all.length,
    paging,
    chased: all.slice(paging.offset, paging.offset + paging.limit).map((one) => ({
      ...one,
      late: dueInWords(one.dueOn, today),
      isRemindedToday: one.reminders.some(({ writtenAt }) => londonDateOf(writtenAt) === today),
    })),
  };
}
