import type { Refusal } from '../kernel/refusal.js';

/** How far a run has come is the run's own; here an instalment is in one, or it is not. */
export type InstalmentStatus = 'planned' | 'in-run' | 'sent' | 'cleared' | 'refused' | 'given-up';
export type InstalmentAct =
  | 'prepare'
  | 'take-out'
  | 'send'
  | 'clear'
  | 'unclear'
  | 'fail'
  | 'bounce'
  | 'unbounce'
  | 'refuse'
  | 'give-up'
  | 'plan-again';

/** The one door through which an instalment changes state. */
const TABLE: Readonly<Record<InstalmentAct, readonly [InstalmentStatus, InstalmentStatus]>> = {
  prepare: ['planned', 'in-run'],
  'take-out': ['in-run', 'planned'],
  send: ['in-run', 'sent'],
  clear: ['sent', 'cleared'],
  unclear: ['cleared', 'sent'],
  fail: ['sent', 'planned'],
  bounce: ['cleared', 'planned'],
  unbounce: ['planned', 'cleared'],
  refuse: ['planned', 'refused'],
  'give-up': ['planned', 'given-up'],
  'plan-again': ['given-up', 'planned'],
};

/** What people read when an act comes too early or too late. */
const STANDS: Readonly<Record<InstalmentStatus, string>> = {
  planned: 'This payment is in no payment run',
  'in-run': 'This payment is in a payment run already',
  sent: 'This payment has been sent to the bank',
  cleared: 'This payment has been made and is on the bank statement',
  refused: 'The trustee has refused this payment',
  'given-up': 'This payment is not made: the award was changed',
};

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: InstalmentAct,
  from: InstalmentStatus,
): { readonly status: InstalmentStatus } | { readonly refusal: Refusal } {
  const [wanted, status] = TABLE[act];
  if (from === wanted) return { status };
  return { refusal: { code: `payment-${from}`, message: STANDS[from] } };
}
