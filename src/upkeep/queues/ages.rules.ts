const MINUTE_MS = 60_000;

/** What waits for longer than this stands still: jobs are taken up within a second. */
const LONGEST_WAIT_MS = 15 * MINUTE_MS;

/** True when the oldest of what waits has waited so long that somebody should look. */
export function standsStill(oldestAt: Date | null, now: Date): boolean {
  return oldestAt !== null && now.getTime() - oldestAt.getTime() > LONGEST_WAIT_MS;
}

/** "less than a minute", "1 minute", "3 hours", "2 days": whole ones that have gone by. */
export function ageInWords(since: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - since.getTime()) / MINUTE_MS);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return counted(minutes, 'minute');
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), 'hour');
  return counted(Math.floor(minutes / (24 * 60)), 'day');
}

/** "1 job", "3 jobs", "1,200 jobs". */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;
}
