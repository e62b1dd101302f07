/** What monitoring tells the rooms above it. */
export const returnSubmitted = (returnId: string) =>
  ({ event: 'return.submitted', payload: { returnId } }) as const;
