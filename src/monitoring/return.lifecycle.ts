import type { Refusal } from '../kernel/refusal.js';

export type ReturnStatus = 'due' | 'submitted';
export type ReturnAct = 'submit';

/** The one door through which a return changes state. */
const TABLE: Readonly<Record<ReturnAct, Partial<Record<ReturnStatus, ReturnStatus>>>> = {
  submit: { due: 'submitted' },
};

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: ReturnAct,
  from: ReturnStatus,
): { readonly status: ReturnStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: { code: 'return-submitted', message: 'This return has already been sent' } };
}
