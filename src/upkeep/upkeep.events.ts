/** A person has said what becomes of a job that failed. */
export const jobVerdictGiven = (verdictId: string) =>
  ({ event: 'job.verdict-given', payload: { verdictId } }) as const;
