import { daysBetween, formatDate, type LondonDate } from '../kernel/london.js';

/** When a return is due, as people say it. Due means by the end of that day: it is overdue the day after. */
export function dueInWords(dueOn: LondonDate, today: LondonDate): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'Due today';
  if (days === 1) return 'Due tomorrow';
  if (days > 1) return days <= 28 ? `Due in ${days} days` : `Due on ${formatDate(dueOn)}`;
  return days === -1 ? 'Overdue by 1 day' : `Overdue by ${-days} days`;
}
