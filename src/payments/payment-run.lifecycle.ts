import type { Refusal } from '../kernel/refusal.js';

export type RunStatus = 'prepared' | 'approved' | 'released' | 'sent' | 'cancelled';
export type RunAct = 'take-out' | 'approve' | 'release' | 'send' | 'cancel';

/** The one door through which a run changes state. That a third person must release it is a rule besides. */
const TABLE: Readonly<Record<RunAct, Partial<Record<RunStatus, RunStatus>>>> = {
  'take-out': { prepared: 'prepared', approved: 'approved', released: 'released' },
  approve: { prepared: 'approved' },
  release: { approved: 'released' },
  send: { approved: 'sent', released: 'sent' },
  cancel: { prepared: 'cancelled', approved: 'cancelled', released: 'cancelled' },
};

const STANDS: Readonly<Record<RunStatus, string>> = {
  prepared: 'This run is prepared and waits for approval',
  approved: 'This run has been approved',
  released: 'This run has been released and waits to be sent',
  sent: 'This run has been sent to the bank',
  cancelled: 'This run has been cancelled',
};

/** The state an act leads to, or why it can't be done from here. */
export function afterRunAct(
  act: RunAct,
  from: RunStatus,
): { readonly status: RunStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: { code: `run-${from}`, message: STANDS[from] } };
}
