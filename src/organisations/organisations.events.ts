/** What organisations tell the rooms above them. */
export const bankDetailsGiven = (detailsId: string) =>
  ({ event: 'bank-details.given', payload: { detailsId } }) as const;

export const bankDetailsSettled = (detailsId: string) =>
  ({ event: 'bank-details.settled', payload: { detailsId } }) as const;
