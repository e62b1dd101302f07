import type { Job } from 'bullmq';

/** Ids only: the processor reads the row afresh. */
export interface MailJobs {
  readonly 'mail.written': { readonly messageId: string };
}

export type MailJob = Job<MailJobs['mail.written'], void, keyof MailJobs>;
