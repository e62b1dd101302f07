import type { DutyOfFund } from '../../funds/duties/duties.queries.js';
import type { ExpectedTranche } from '../../funds/tranches/tranches.queries.js';
import { formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { Waiting } from './home-section.js';

/** What is late between the trustee and the funders: money that has not come, reports that have not gone. */
export function fundersWaiting(
  late: readonly ExpectedTranche[],
  due: readonly DutyOfFund[],
  today: LondonDate,
): readonly Waiting[] {
  return [
    ...late.map((tranche) => ({
      text: `${formatPence(tranche.amountPence - tranche.receivedPence)} from ${tranche.funderName} has not come`,
      href: `/funds/${tranche.fundId}`,
      when: `expected ${formatDate(tranche.expectedOn)}`,
      isLate: true,
    })),
    ...due.map((duty) => ({
      text: `Send ${duty.funderName}: ${duty.what}`,
      href: `/funds/${duty.fundId}`,
      when: `by ${formatDate(duty.nextDueOn ?? today)}`,
      isLate: (duty.nextDueOn ?? today) < today,
    })),
  ];
}
