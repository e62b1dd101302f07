/** What payments tell the rooms above them. */
export const instalmentSent = (instalmentId: string) =>
  ({ event: 'instalment.sent', payload: { instalmentId } }) as const;
