/** What seats tell the rooms above them: somebody's ends, and nobody need remind them of what came with it. */
export const seatEnded = (personId: string) =>
  ({ event: 'seat.ended', payload: { personId } }) as const;
