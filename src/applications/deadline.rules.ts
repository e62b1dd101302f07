import { formatMoment } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';
import { roundStateAt, type RoundDates } from '../rounds/round.rules.js';

/** When an application is taken: `closesAt` is its own deadline, an extension or a reopening counted in. */
export interface TakingDates extends RoundDates {
  /** For so long after the deadline what arrives is still taken; pages say "Closed" at the deadline. */
  readonly graceMinutes: number;
}

/**
 * Whether the application was taken when the request reached the house: what happens to it after
 * that, in a queue or on a slow line, makes nobody late.
 */
export function refusalsOfDeadline(round: TakingDates, reachedAt: Date): readonly Refusal[] {
  const takenUntil = new Date(round.closesAt.getTime() + round.graceMinutes * 60_000);
  switch (roundStateAt({ opensAt: round.opensAt, closesAt: takenUntil }, reachedAt)) {
    case 'open':
      return [];
    case 'not yet open':
      return [
        {
          code: 'round-not-open',
          message: `This round opens on ${formatMoment(round.opensAt)}`,
        },
      ];
    case 'closed':
      return [
        { code: 'round-closed', message: `This round closed on ${formatMoment(round.closesAt)}` },
      ];
  }
}

/** `12 days left`, `5 hours left`, `40 minutes left`: whole ones only, so that nobody counts on more than there is. */
export function timeLeft({ closesAt }: Pick<RoundDates, 'closesAt'>, now: Date): string {
  const minutes = Math.floor((closesAt.getTime() - now.getTime()) / 60_000);
  if (now >= closesAt) return 'Closed';
  if (minutes < 1) return 'Less than a minute left';
  if (minutes < 120) return counted(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} left`;
}
