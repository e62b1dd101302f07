/** What awards tell the rooms above them. Ids only: whoever acts on it reads the rows afresh. */

export const awardOffered = (awardId: string) =>
  ({ event: 'award.offered', payload: { awardId } }) as const;

export const applicationDeclined = (applicationId: string) =>
  ({ event: 'application.declined', payload: { applicationId } }) as const;

export const awardAccepted = (awardId: string) =>
  ({ event: 'award.accepted', payload: { awardId } }) as const;

/** A recommendation is before the agencies; or its text was changed, and is before them again. */
export const ratificationSent = (ratificationId: string, version: number) =>
  ({
    event: 'ratification.sent',
    payload: { ratificationId, version: version.toString() },
  }) as const;

/** It passed, lapsed, or was made void. */
export const ratificationEnded = (ratificationId: string) =>
  ({ event: 'ratification.ended', payload: { ratificationId } }) as const;

/** The minutes of a meeting are there to be read. */
export const minutesIssued = (meetingId: string) =>
  ({ event: 'minutes.issued', payload: { meetingId } }) as const;

/** The panel has recommended what its parent body decides. */
export const decisionForParent = (decisionId: string) =>
  ({ event: 'decision.for-parent', payload: { decisionId } }) as const;
