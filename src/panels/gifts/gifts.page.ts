import type { BidOfGiver, RecordedGift } from './gifts.queries.js';

interface ShownGift extends RecordedGift {
  /** Undecided bids of who offered it; none unless the reader may see them. */
  readonly bids: readonly BidOfGiver[];
}

/** What stands, and what was corrected since. */
export interface GiftsPage {
  readonly stands: readonly ShownGift[];
  readonly corrected: readonly RecordedGift[];
}

export function giftsPage(
  gifts: readonly RecordedGift[],
  bids: readonly BidOfGiver[] = [],
): GiftsPage {
  return {
    stands: gifts
      .filter(({ correctedBy }) => correctedBy === null)
      .map((gift) => ({
        ...gift,
        bids: bids.filter(({ organisationId }) => organisationId === gift.organisationId),
      })),
    corrected: gifts.filter(({ correctedBy }) => correctedBy !== null),
  };
}

/** The record that took the place of this one in the end; itself while nothing did. */
export function latestOf(gifts: readonly RecordedGift[], gift: RecordedGift): RecordedGift {
  const next = gifts.find(({ id }) => id === gift.correctedBy);
  return next ? latestOf(gifts, next) : gift;
}
