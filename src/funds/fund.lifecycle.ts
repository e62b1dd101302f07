/** Open: rounds may draw on it. Closing: what is promised is kept, nothing new. Closed: it holds nothing. */
export type FundStatus = 'open' | 'closing' | 'closed';

const ARROWS: Readonly<Record<FundStatus, readonly FundStatus[]>> = {
  open: ['closing'],
  closing: ['open', 'closed'],
  closed: ['open'],
};

/** Where a fund may go from here. Closing comes before closed, so that nobody is surprised. */
export function nextStatuses(status: FundStatus): readonly FundStatus[] {
  return ARROWS[status];
}
