/** Projects like an application are to be looked for. */
export const likenessesAsked = (applicationId: string) =>
  ({ event: 'likenesses.asked', payload: { applicationId } }) as const;

/** An application has arrived, for the first time or again: its organisation's contacts are written to. */
export const applicationSubmitted = (applicationId: string, number = 1) =>
  ({
    event: 'application.submitted',
    payload: { applicationId, number: number.toString() },
  }) as const;

/** It was withdrawn, ruled ineligible or reopened: both sides are told. */
export const standingChanged = (changeId: string) =>
  ({ event: 'application.standing-changed', payload: { changeId } }) as const;

/** An organisation has more time: its contacts are told. */
export const deadlineExtended = (extensionId: string) =>
  ({ event: 'application.deadline-extended', payload: { extensionId } }) as const;

/** Something was said about it: the other side hears that there is something to read. */
export const messageSent = (messageId: string) =>
  ({ event: 'application.message-sent', payload: { messageId } }) as const;

/** The coordinator asks: the contacts are told what and by when. */
export const clarificationAsked = (clarificationId: string) =>
  ({ event: 'clarification.asked', payload: { clarificationId } }) as const;

/** The contacts have answered: the coordinators are told. */
export const clarificationAnswered = (replyId: string) =>
  ({ event: 'clarification.answered', payload: { replyId } }) as const;

/** The coordinator has what was asked for: the contacts are told. */
export const clarificationClosed = (clarificationId: string) =>
  ({ event: 'clarification.closed', payload: { clarificationId } }) as const;

/** A draft now answers a newer version of its round's form: its organisation's contacts are written to. */
export const formOfDraftChanged = (applicationId: string, version: number) =>
  ({
    event: 'application.form-changed',
    payload: { applicationId, version: String(version) },
  }) as const;

/** An organisation may apply to a round by invitation: its contacts are written to. */
export const organisationInvited = (roundId: string, organisationId: string) =>
  ({ event: 'round.organisation-invited', payload: { roundId, organisationId } }) as const;
