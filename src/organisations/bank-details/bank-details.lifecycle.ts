import type { Refusal } from '../../kernel/refusal.js';

/** `given` waits for two people; `verified` is paid into; the other two never are. */
export type BankDetailsStatus = 'given' | 'verified' | 'refused' | 'replaced';
export type BankDetailsAct = 'verify' | 'refuse' | 'replace' | 'add-evidence' | 'confirm-payee';

/** The one door through which bank details change state. */
const TABLE: Readonly<
  Record<BankDetailsAct, Partial<Record<BankDetailsStatus, BankDetailsStatus>>>
> = {
  verify: { given: 'verified' },
  refuse: { given: 'refused' },
  replace: { given: 'replaced', verified: 'replaced' },
  'add-evidence': { given: 'given' },
  'confirm-payee': { given: 'given', verified: 'verified' },
};

const STANDS: Readonly<Record<BankDetailsStatus, string>> = {
  given: 'These bank details wait to be checked',
  verified: 'These bank details have been checked by two people',
  refused: 'These bank details have been turned down',
  replaced: 'The organisation has given other bank details since',
};

/** The state an act leads to, or why it can't be done from here. */
export function afterAct(
  act: BankDetailsAct,
  from: BankDetailsStatus,
): { readonly status: BankDetailsStatus } | { readonly refusal: Refusal } {
  const status = TABLE[act][from];
  if (status) return { status };
  return { refusal: { code: `bank-details-${from}`, message: STANDS[from] } };
}
