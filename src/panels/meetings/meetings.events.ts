/** What meetings tell the rooms above them: somebody goes to one in a member's place, and is written to. */
export const substituteNamed = (substituteId: string) =>
  ({ event: 'substitute.named', payload: { substituteId } }) as const;
