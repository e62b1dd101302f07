/** What organisations tell the rooms above them. */
export const bankDetailsGiven = (detailsId: string) =>
  ({ event: 'bank-details.given', payload: { detailsId } }) as const;

export const bankDetailsSettled = (detailsId: string) =>
  ({ event: 'bank-details.settled', payload: { detailsId } }) as const;

/** Somebody was invited to act for an organisation: they are written to. */
export const contactInvited = (invitationId: string) =>
  ({ event: 'contact.invited', payload: { invitationId } }) as const;

/** Somebody joined, acts in another capacity, or has ceased to: all its people are told. */
export const contactChanged = (changeId: string) =>
  ({ event: 'contact.changed', payload: { changeId } }) as const;

/** Two records of one organisation are one now: its people are told. */
export const organisationsMerged = (loserId: string) =>
  ({ event: 'organisations.merged', payload: { loserId } }) as const;
/** A register is to be asked about an organisation. */
export const lookUpAsked = (lookUpId: string) =>
  ({ event: 'look-up.asked', payload: { lookUpId } }) as const;
