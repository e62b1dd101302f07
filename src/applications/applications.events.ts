/** An application has arrived: its organisation's contacts are written to. */
export const applicationSubmitted = (applicationId: string) =>
  ({ event: 'application.submitted', payload: { applicationId } }) as const;
