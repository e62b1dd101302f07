import type { Refusal } from '../kernel/refusal.js';

export type AwardStatus = 'offered' | 'accepted';
export type AwardAct = 'accept';

/** The one door through which an award changes state. */
const TABLE: Readonly<Record<AwardAct, Partial<Record<AwardStatus, AwardStatus>>>> = {
  accept: { offered: 'accepted' },
};

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: AwardAct,
  from: AwardStatus,
): { readonly status: AwardStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: { code: 'award-already-accepted', message: 'This offer has been accepted' } };
}
