/** What payments tell the rooms above them. */
export const instalmentSent = (instalmentId: string) =>
  ({ event: 'instalment.sent', payload: { instalmentId } }) as const;

/** A payment never left, or left and came back: which sending of it, counted from 1. */
export const instalmentNotAccepted = (instalmentId: string, attempt: number) =>
  ({
    event: 'instalment.not-accepted',
    payload: { instalmentId, attempt: String(attempt) },
  }) as const;
