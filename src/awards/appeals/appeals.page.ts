import { formatDate, type LondonDate } from '../../kernel/london.js';
import { workingDaysBetween } from '../../kernel/working-days.js';
import type { AppealStatus } from './appeal.lifecycle.js';
import { isOverdue } from './appeal.rules.js';
import type { RecordedAppeal } from './appeals.queries.js';

const TAGS: Readonly<Record<AppealStatus, { text: string; colour: string }>> = {
  received: { text: 'Received', colour: 'yellow' },
  'in-hand': { text: 'Being looked into', colour: 'blue' },
  upheld: { text: 'Upheld', colour: 'green' },
  'partly-upheld': { text: 'Partly upheld', colour: 'green' },
  'not-upheld': { text: 'Not upheld', colour: 'grey' },
  withdrawn: { text: 'Taken back', colour: 'grey' },
};

/** An appeal or a complaint as a page shows it. */
export interface ShownAppeal extends RecordedAppeal {
  readonly tag: { readonly text: string; readonly colour: string };
  readonly kindWords: string;
  readonly isLate: boolean;
  /** `Due on 4 December 2026`, `Overdue by 3 working days`; '' when it is answered. */
  readonly dueWords: string;
}

export function shownAppeal(appeal: RecordedAppeal, today: LondonDate): ShownAppeal {
  const isLate = isOverdue(appeal, today);
  return {
    ...appeal,
    tag: TAGS[appeal.status],
    kindWords: appeal.kind === 'appeal' ? 'Appeal' : 'Complaint',
    isLate,
    dueWords: appeal.settledAt ? '' : isLate ? lateBy(appeal.dueOn, today) : dueOn(appeal.dueOn),
  };
}

function dueOn(day: LondonDate): string {
  return `Due on ${formatDate(day)}`;
}

function lateBy(day: LondonDate, today: LondonDate): string {
  const days = workingDaysBetween(day, today);
  if (days <= 0) return `Overdue since ${formatDate(day)}`;
  return days === 1 ? 'Overdue by 1 working day' : `Overdue by ${days} working days`;
}
