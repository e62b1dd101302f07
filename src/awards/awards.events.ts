/** What awards tell the rooms above them. Ids only: whoever acts on it reads the rows afresh. */

export const awardOffered = (awardId: string) =>
  ({ event: 'award.offered', payload: { awardId } }) as const;

export const applicationDeclined = (applicationId: string) =>
  ({ event: 'application.declined', payload: { applicationId } }) as const;

/** The first of two has signed: another of its people has to. */
export const awardHalfAccepted = (signatureId: string) =>
  ({ event: 'award.half-accepted', payload: { signatureId } }) as const;

/** More time to accept an offer, or a lapsed one is open again. */
export const offerProlonged = (offerActId: string) =>
  ({ event: 'award.offer-prolonged', payload: { offerActId } }) as const;

/** Nobody accepted an offer in time; its money is the fund's again. */
export const awardLapsed = (offerActId: string) =>
  ({ event: 'award.lapsed', payload: { offerActId } }) as const;

/** The organisation declined what it was offered, or the panel took it back; its money is the fund's again. */
export const awardWithdrawn = (offerActId: string) =>
  ({ event: 'award.withdrawn', payload: { offerActId } }) as const;

/** What is to be signed was changed after it was offered. */
export const agreementChanged = (awardId: string, number: number) =>
  ({ event: 'award.agreement-changed', payload: { awardId, number: number.toString() } }) as const;

export const awardAccepted = (awardId: string) =>
  ({ event: 'award.accepted', payload: { awardId } }) as const;

/** The trustee will not pay what of an award was not sent; or its outcome is released, and its people may know. */
export const awardRefused = (refusalId: string) =>
  ({ event: 'award.refused', payload: { refusalId } }) as const;

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
