import type { Refusal } from '../../kernel/refusal.js';

export type ReconciliationStatus = 'prepared' | 'signed' | 'withdrawn' | 'reopened';
export type ReconciliationAct = 'sign' | 'withdraw' | 'reopen';

/** The one door through which a reconciliation changes state. */
const TABLE: Readonly<
  Record<ReconciliationAct, readonly [ReconciliationStatus, ReconciliationStatus]>
> = {
  sign: ['prepared', 'signed'],
  withdraw: ['prepared', 'withdrawn'],
  reopen: ['signed', 'reopened'],
};

const STANDS: Readonly<Record<ReconciliationStatus, string>> = {
  prepared: 'This month is prepared and waits to be signed',
  signed: 'This month is signed',
  withdrawn: 'This preparation was withdrawn: prepare the month again',
  reopened: 'This month was reopened: prepare it again',
};

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: ReconciliationAct,
  from: ReconciliationStatus,
): { readonly status: ReconciliationStatus } | { readonly refusal: Refusal } {
  const [wanted, status] = TABLE[act];
  if (from === wanted) return { status };
  return { refusal: { code: `month-${from}`, message: STANDS[from] } };
}
