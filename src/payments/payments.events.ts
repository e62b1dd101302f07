/** What payments tell the rooms above them. */
export const instalmentSent = (instalmentId: string) =>
  ({ event: 'instalment.sent', payload: { instalmentId } }) as const;

/** A payment was taken out of a run because the award was changed meanwhile: its payments are planned anew. */
export const paymentsToPlanAnew = (awardId: string) =>
  ({ event: 'award.payments-to-plan-anew', payload: { awardId } }) as const;

/** A payment never left, or left and came back: which sending of it, counted from 1. */
export const instalmentNotAccepted = (instalmentId: string, attempt: number) =>
  ({
    event: 'instalment.not-accepted',
    payload: { instalmentId, attempt: String(attempt) },
  }) as const;
