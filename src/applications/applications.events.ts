/** An application has arrived: its organisation's contacts are written to. */
export const applicationSubmitted = (applicationId: string) =>
  ({ event: 'application.submitted', payload: { applicationId } }) as const;

/** Projects like an application are to be looked for. */
export const likenessesAsked = (applicationId: string) =>
  ({ event: 'likenesses.asked', payload: { applicationId } }) as const;
