import type { Refusal } from '../kernel/refusal.js';

export type InstalmentStatus = 'planned' | 'prepared' | 'approved' | 'sent' | 'cleared';
export type InstalmentAct =
  'prepare' | 'approve' | 'send' | 'clear' | 'unclear' | 'fail' | 'bounce' | 'unbounce';

/** The one door through which an instalment changes state. */
const TABLE: Readonly<Record<InstalmentAct, readonly [InstalmentStatus, InstalmentStatus]>> = {
  prepare: ['planned', 'prepared'],
  approve: ['prepared', 'approved'],
  send: ['approved', 'sent'],
  clear: ['sent', 'cleared'],
  unclear: ['cleared', 'sent'],
  fail: ['sent', 'planned'],
  bounce: ['cleared', 'planned'],
  unbounce: ['planned', 'cleared'],
};

/** What people read when an act comes too early or too late. */
const STANDS: Readonly<Record<InstalmentStatus, string>> = {
  planned: 'This payment has not been prepared yet',
  prepared: 'This payment is prepared and waits for approval',
  approved: 'This payment is approved and waits to be sent',
  sent: 'This payment has been sent to the bank',
  cleared: 'This payment has been made and is on the bank statement',
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
