import { formatDate, type LondonDate } from '../../kernel/london.js';

/** What is known about a payment that could mean fraud or a slip. */
export interface PaymentSigns {
  /** The account is another than the one that the organisation was paid into the last time. */
  readonly isChangedSinceLastPayment: boolean;
  /** Other payments of the same sum into the same account in these last days. */
  readonly alike: readonly { readonly reference: string; readonly on: LondonDate }[];
  /** Names of other organisations that have given the same account. */
  readonly alsoGivenBy: readonly string[];
  readonly passesModulusCheck: boolean;
}

/** How far back the same sum into the same account is looked for. */
export const ALIKE_DAYS = 90;

/** Sentences for whoever approves, the most dangerous first. None is a proof, and none stops a run by itself. */
export function warningsOf(signs: PaymentSigns): readonly string[] {
  const warnings: string[] = [];
  if (signs.isChangedSinceLastPayment) {
    warnings.push('The account has changed since this organisation was last paid');
  }
  for (const { reference, on } of signs.alike) {
    warnings.push(
      `The same sum into the same account: ${reference}, prepared on ${formatDate(on)}`,
    );
  }
  if (signs.alsoGivenBy.length > 0) {
    warnings.push(`The same account is given by ${signs.alsoGivenBy.join(', ')}`);
  }
  if (!signs.passesModulusCheck) {
    warnings.push('The account number can’t belong to the sort code by the banks’ arithmetic');
  }
  return warnings;
}
