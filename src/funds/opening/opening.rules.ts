import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsToAgree } from '../agreement/agreement.rules.js';

/** A code names accounts in the ledger and in files for other programs, so it is plain. */
export const CODE = /^[a-z][a-z0-9-]{1,30}$/;

/** Every reason why a fund can't be opened like this. */
export function refusalsToOpenFund(fund: {
  readonly code: string;
  readonly startsOn: LondonDate;
  readonly spendBy: LondonDate;
}): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!CODE.test(fund.code)) refusals.push(codeNotPlain('lottery-2026'));
  return [...refusals, ...refusalsToAgree(fund)];
}

export function codeNotPlain(example: string): Refusal {
  return {
    code: 'code-not-plain',
    field: 'code',
    message: `The code must be 2 to 31 small letters, digits and hyphens, and begin with a letter, like ${example}`,
  };
}
