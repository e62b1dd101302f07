import type { Refusal } from '../kernel/refusal.js';

export type AwardStatus =
  | 'held'
  | 'offered'
  | 'half-accepted'
  | 'accepted'
  | 'active'
  | 'on-hold'
  | 'complete'
  | 'lapsed'
  | 'withdrawn'
  | 'terminated'
  | 'refused';

export type AwardAct =
  | 'offer'
  | 'sign-first'
  | 'take-back-signature'
  | 'accept'
  | 'lapse'
  | 'renew-offer'
  | 'withdraw'
  | 'begin'
  | 'hold'
  | 'resume-accepted'
  | 'resume-active'
  | 'complete'
  | 'reopen'
  | 'terminate'
  | 'refuse';

type Ways = Partial<Record<AwardStatus, AwardStatus>>;

/**
 * The one door through which an award changes state. It is accepted when everybody who has to has signed: the second of
 * two, or the only one. It is active from its first payment. A hold ends where it began.
 */
const TABLE: Readonly<Record<AwardAct, Ways>> = {
  offer: { held: 'offered' },
  'sign-first': { offered: 'half-accepted' },
  'take-back-signature': { 'half-accepted': 'offered' },
  accept: { offered: 'accepted', 'half-accepted': 'accepted' },
  lapse: { offered: 'lapsed', 'half-accepted': 'lapsed' },
  'renew-offer': { lapsed: 'offered' },
  withdraw: { offered: 'withdrawn', 'half-accepted': 'withdrawn', accepted: 'withdrawn' },
  begin: { accepted: 'active' },
  hold: { accepted: 'on-hold', active: 'on-hold' },
  'resume-accepted': { 'on-hold': 'accepted' },
  'resume-active': { 'on-hold': 'active' },
  complete: { active: 'complete' },
  reopen: { complete: 'active' },
  terminate: {
    accepted: 'terminated',
    active: 'terminated',
    'on-hold': 'terminated',
    // Also again: a payment that was sent before it ended may come back.
    terminated: 'terminated',
  },
  refuse: {
    held: 'refused',
    offered: 'refused',
    'half-accepted': 'refused',
    accepted: 'refused',
    active: 'refused',
    'on-hold': 'refused',
    // Also again: a payment that was sent before the first refusal may come back.
    refused: 'refused',
  },
};

/** What people read when an act comes too early or too late. */
const STANDS: Readonly<Record<AwardStatus, Refusal>> = {
  held: { code: 'award-held', message: 'This award has not been offered yet' },
  offered: { code: 'award-offered', message: 'This award has been offered' },
  'half-accepted': {
    code: 'award-half-accepted',
    message: 'One of two has signed this offer: the other one has to',
  },
  accepted: { code: 'award-already-accepted', message: 'This offer has been accepted' },
  active: { code: 'award-active', message: 'This grant is being paid' },
  'on-hold': { code: 'award-on-hold', message: 'This grant is on hold' },
  complete: { code: 'award-complete', message: 'This grant is complete' },
  lapsed: { code: 'award-lapsed', message: 'This offer was not accepted in time' },
  withdrawn: { code: 'award-withdrawn', message: 'This offer was withdrawn' },
  terminated: { code: 'award-terminated', message: 'This grant was ended early' },
  refused: { code: 'award-refused', message: 'The trustee may not pay this award' },
};

/** It can be signed: by everybody, or by the second of two. */
export function isOnOffer(status: AwardStatus): boolean {
  return status === 'offered' || status === 'half-accepted';
}

/** Its agreement is signed, and stands. */
const AGREED: readonly AwardStatus[] = ['accepted', 'active', 'on-hold', 'complete'];

export function isAgreed(status: AwardStatus): boolean {
  return AGREED.includes(status);
}

/** The same in SQL: `w.status IN (…)`. */
export function agreedInSql(column: string): string {
  return `${column} IN (${AGREED.map((status) => `'${status}'`).join(', ')})`;
}

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: AwardAct,
  from: AwardStatus,
): { readonly status: AwardStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: STANDS[from] };
}
