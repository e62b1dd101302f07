import type { Refusal } from '../../../kernel/refusal.js';
import { afterAct, type ReconciliationStatus } from '../reconciliation.lifecycle.js';

/** Every reason this person can't sign it. */
export function refusalsToSign(
  { status, preparedBy }: { readonly status: ReconciliationStatus; readonly preparedBy: string },
  by: string,
): readonly Refusal[] {
  const next = afterAct('sign', status);
  if ('refusal' in next) return [next.refusal];
  if (preparedBy !== by) return [];
  return [
    {
      code: 'prepared-by-yourself',
      message: 'You prepared this month, so somebody else must sign it',
    },
  ];
}
