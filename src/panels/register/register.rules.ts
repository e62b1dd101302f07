import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** Every reason why an interest can't be registered as having begun on this day. */
export function refusalsToRegister(since: LondonDate, today: LondonDate): readonly Refusal[] {
  if (since <= today) return [];
  return [
    {
      code: 'not-begun',
      field: 'since',
      message: 'Register an interest on the day it begins, or later',
    },
  ];
}

export interface EndingFacts {
  readonly since: LondonDate;
  /** The day it was ended on before; null while it stands. */
  readonly endedOn: LondonDate | null;
  readonly today: LondonDate;
}

/** Every reason why an interest can't end on this day. Ended on the same day before, it is no other ending. */
export function refusalsToEndInterest(
  { since, endedOn, today }: EndingFacts,
  wanted: LondonDate,
): readonly Refusal[] {
  const no = (code: string, message: string): readonly Refusal[] => [
    { code, field: 'endedOn', message },
  ];
  if (endedOn !== null) {
    return endedOn === wanted
      ? []
      : no('ended-already', `This interest is ended already, on ${formatDate(endedOn)}`);
  }
  if (wanted > today) return no('not-ended', 'End an interest on its last day, or later');
  if (wanted < since) return no('before-it-began', `It began on ${formatDate(since)}`);
  return [];
}

/** How often anything was registered or ended in a register: which one it is. */
export function versionOf(entries: readonly { readonly endedOn: LondonDate | null }[]): number {
  return entries.length + entries.filter(({ endedOn }) => endedOn !== null).length;
}

/** Every reason why the register that was seen can't be confirmed. */
export function refusalsToConfirm(version: number, seenVersion: number): readonly Refusal[] {
  if (version === seenVersion) return [];
  return [
    {
      code: 'register-changed',
      field: 'complete',
      message: 'Your register has changed since you opened this page: read it below as it is now',
    },
  ];
}
