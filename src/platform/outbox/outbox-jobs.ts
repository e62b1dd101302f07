/** The id of the job that an outbox row becomes: the same however often it is relayed. */
export function jobIdOf(messageId: string): string {
  return `outbox-${messageId}`;
}

/** The outbox row that a job comes from; undefined for one that comes round by the clock. */
export function messageIdOf(jobId: string | undefined): string | undefined {
  return /^outbox-(\d{1,18})$/.exec(jobId ?? '')?.[1];
}
