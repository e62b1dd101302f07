/** A member has sent the scores of a bid: what still urges them to is taken back. */
export const scoresSent = (applicationId: string, personId: string) =>
  ({ event: 'scores.sent', payload: { applicationId, personId } }) as const;

/** Somebody who runs the scoring wants those who still owe scores to be written to now. */
export const scoreRemindersAsked = (roundId: string, by: string) =>
  ({ event: 'scores.reminders-asked', payload: { roundId, by } }) as const;
