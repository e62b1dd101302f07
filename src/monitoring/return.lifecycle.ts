import type { Refusal } from '../kernel/refusal.js';

export type ReturnStatus = 'due' | 'submitted' | 'queried' | 'accepted' | 'waived';
export type ReturnAct = 'submit' | 'accept' | 'query' | 'waive' | 'take-back' | 'ask-again';

/**
 * The one door through which a return changes state. What was queried is sent again; what was accepted or waived by
 * mistake is taken back.
 */
const TABLE: Readonly<Record<ReturnAct, Partial<Record<ReturnStatus, ReturnStatus>>>> = {
  submit: { due: 'submitted', queried: 'submitted' },
  accept: { submitted: 'accepted' },
  query: { submitted: 'queried' },
  waive: { due: 'waived', queried: 'waived' },
  'take-back': { accepted: 'submitted', waived: 'due' },
  // A waiver is taken back of what had been sent and asked about.
  'ask-again': { waived: 'queried' },
};

/** What people read when an act comes too early or too late. */
const STANDS: Readonly<Record<ReturnStatus, Refusal>> = {
  due: { code: 'return-due', message: 'This return has not been sent yet' },
  submitted: { code: 'return-submitted', message: 'This return has already been sent' },
  queried: { code: 'return-queried', message: 'The panel has asked about this return' },
  accepted: { code: 'return-accepted', message: 'This return has been accepted' },
  waived: { code: 'return-waived', message: 'This return is not asked for any more' },
};

/** Its answers are with the panel, or were: a later return is compared with it. */
export function isSent(status: ReturnStatus): boolean {
  return status === 'submitted' || status === 'queried' || status === 'accepted';
}

/** Nothing more is to come of it. */
export function isSettled(status: ReturnStatus): boolean {
  return status === 'accepted' || status === 'waived';
}

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: ReturnAct,
  from: ReturnStatus,
): { readonly status: ReturnStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: STANDS[from] };
}
