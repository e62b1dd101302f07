/** What monitoring tells the rooms above it. */
export const returnSubmitted = (returnId: string) =>
  ({ event: 'return.submitted', payload: { returnId } }) as const;

/** It was accepted or waived, or that was taken back. */
export const returnReviewed = (reviewId: string) =>
  ({ event: 'return.reviewed', payload: { reviewId } }) as const;

/** Its organisation is asked about its answers. */
export const returnQueried = (reviewId: string) =>
  ({ event: 'return.queried', payload: { reviewId } }) as const;

/** Its organisation asks for another day, or has one or none. */
export const returnDueChanged = (changeId: string) =>
  ({ event: 'return.due-changed', payload: { changeId } }) as const;

/** Money of an award is asked back. */
export const clawbackOpened = (clawbackId: string) =>
  ({ event: 'clawback.opened', payload: { clawbackId } }) as const;

/** What of it was still to come is asked for no more. */
export const clawbackWrittenOff = (clawbackId: string) =>
  ({ event: 'clawback.written-off', payload: { clawbackId } }) as const;

/** An award is complete. */
export const awardClosed = (closureId: string) =>
  ({ event: 'award.closed', payload: { closureId } }) as const;
