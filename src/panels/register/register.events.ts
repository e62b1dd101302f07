/** What the register tells the rooms above it: a member's is confirmed, and nobody need be reminded of it. */
export const registerConfirmed = (personId: string) =>
  ({ event: 'register.confirmed', payload: { personId } }) as const;
