import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** How much a flag weighs, the heaviest first, in the words of the form. */
export const FLAG_KINDS = {
  stop: {
    text: 'Stop',
    hint: 'Nothing is paid to this organisation, whatever the fund, until it is lifted',
    colour: 'red',
  },
  caution: {
    text: 'Caution',
    hint: 'Whoever prepares, approves or releases a payment to it is warned',
    colour: 'yellow',
  },
  note: { text: 'Note', hint: 'Something for colleagues to know', colour: 'grey' },
} as const;

export type FlagKind = keyof typeof FLAG_KINDS;

export const flagKinds = Object.keys(FLAG_KINDS) as readonly FlagKind[];

/** True up to and on its last day, unless it was lifted before. */
export function isInForce(
  { liftedAt, until }: { readonly liftedAt: Date | null; readonly until: LondonDate | null },
  today: LondonDate,
): boolean {
  return liftedAt === null && (until === null || until >= today);
}

/** Why a flag can't be raised: one whose last day is past would say nothing to anybody. */
export function refusalsToFlag(until: LondonDate | null, today: LondonDate): readonly Refusal[] {
  if (until === null || until >= today) return [];
  return [
    {
      code: 'flag-over-already',
      field: 'until',
      message: `Its last day must be today or later: ${formatDate(until)} is past`,
    },
  ];
}
