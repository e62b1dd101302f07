/** What happens to an award after it was accepted, told to the rooms above. Ids only, read afresh. */

export const awardHeld = (holdId: string) =>
  ({ event: 'award.held', payload: { holdId } }) as const;

export const awardResumed = (holdId: string) =>
  ({ event: 'award.resumed', payload: { holdId } }) as const;

/** Somebody asked for a change: who decides it is told. */
export const variationAsked = (variationId: string) =>
  ({ event: 'award.variation-asked', payload: { variationId } }) as const;

/** A change was approved: its terms, its payments and its returns may be others now. */
export const awardVaried = (awardId: string, variationId: string) =>
  ({ event: 'award.varied', payload: { awardId, variationId } }) as const;

/** A change was declined. */
export const variationDeclined = (variationId: string) =>
  ({ event: 'award.variation-declined', payload: { variationId } }) as const;

/** It ended early: nothing more of it is paid. */
export const awardEnded = (awardId: string, endingId: string) =>
  ({ event: 'award.ended', payload: { awardId, endingId } }) as const;

/** Another organisation is asked to take it on. */
export const transferProposed = (transferId: string) =>
  ({ event: 'award.transfer-proposed', payload: { transferId } }) as const;

/** Another organisation has taken it on. */
export const awardTransferred = (awardId: string, transferId: string) =>
  ({ event: 'award.transferred', payload: { awardId, transferId } }) as const;
