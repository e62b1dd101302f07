import type { Refusal } from '../kernel/refusal.js';

export type AwardStatus = 'held' | 'offered' | 'accepted' | 'refused';
export type AwardAct = 'offer' | 'accept' | 'refuse';

/** The one door through which an award changes state. */
const TABLE: Readonly<Record<AwardAct, Partial<Record<AwardStatus, AwardStatus>>>> = {
  offer: { held: 'offered' },
  accept: { offered: 'accepted' },
  // Also again: a payment that was sent before the first refusal may come back.
  refuse: { held: 'refused', offered: 'refused', accepted: 'refused', refused: 'refused' },
};

/** What people read when an act comes too early or too late. */
const STANDS: Readonly<Record<AwardStatus, Refusal>> = {
  held: { code: 'award-held', message: 'This award has not been offered yet' },
  offered: { code: 'award-offered', message: 'This award has been offered' },
  accepted: { code: 'award-already-accepted', message: 'This offer has been accepted' },
  refused: { code: 'award-refused', message: 'The trustee may not pay this award' },
};

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: AwardAct,
  from: AwardStatus,
): { readonly status: AwardStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: STANDS[from] };
}
