import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { DetailsVersion } from './bank-details.queries.js';

/**
 * Where a version stands, in words that its organisation understands. `isHeld`: a newer one is being
 * checked, and nothing is paid into this one meanwhile.
 */
export function standingOf(
  details: Pick<DetailsVersion, 'status' | 'payableFrom' | 'isChange' | 'refusedReason'>,
  today: LondonDate,
  isHeld = false,
): string {
  switch (details.status) {
    case 'given':
      return details.isChange
        ? 'We are checking this change with you. Nothing is paid until two of us have done so'
        : 'We are checking this account with you. Nothing is paid until two of us have done so';
    case 'verified':
      if (isHeld) return 'Checked. Nothing is paid into it while we check the newer account';
      return details.payableFrom > today
        ? `Checked. We pay into this account from ${formatDate(details.payableFrom)}`
        : 'Checked. We pay into this account';
    case 'refused':
      return `We could not confirm this account: ${details.refusedReason ?? ''}`;
    case 'replaced':
      return 'No longer used';
  }
}
