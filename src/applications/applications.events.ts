/** An application has arrived: its organisation's contacts are written to. */
export const applicationSubmitted = (applicationId: string) =>
  ({ event: 'application.submitted', payload: { applicationId } }) as const;

/** A draft now answers a newer version of its round's form: its organisation's contacts are written to. */
export const formOfDraftChanged = (applicationId: string, version: number) =>
  ({
    event: 'application.form-changed',
    payload: { applicationId, version: String(version) },
  }) as const;
