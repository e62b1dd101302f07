import type { Job } from 'bullmq';

/** Ids only: the processor reads the row afresh. */
interface MailJobs {
  readonly 'mail.written': { readonly messageId: string };
}

export type MailJob = Job<MailJobs['mail.written'], void, keyof MailJobs>;
