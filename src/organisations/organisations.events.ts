/** What organisations tell the rooms above them. */
export const bankDetailsGiven = (detailsId: string) =>
  ({ event: 'bank-details.given', payload: { detailsId } }) as const;

export const bankDetailsSettled = (detailsId: string) =>
  ({ event: 'bank-details.settled', payload: { detailsId } }) as const;

/** A register is to be asked about an organisation. */
export const lookUpAsked = (lookUpId: string) =>
  ({ event: 'look-up.asked', payload: { lookUpId } }) as const;
