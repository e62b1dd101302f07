/** What awards tell the rooms above them. Ids only: whoever acts on it reads the rows afresh. */

export const awardOffered = (awardId: string) =>
  ({ event: 'award.offered', payload: { awardId } }) as const;

export const applicationDeclined = (applicationId: string) =>
  ({ event: 'application.declined', payload: { applicationId } }) as const;

export const awardAccepted = (awardId: string) =>
  ({ event: 'award.accepted', payload: { awardId } }) as const;
