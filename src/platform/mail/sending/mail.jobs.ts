import type { Job } from 'bullmq';
import type { HouseEvent } from '../../outbox/outbox.service.js';

/** Ids only: the processor reads the row afresh. */
interface MailJobs {
  readonly 'mail.written': { readonly messageId: string };
}

export type MailJob = Job<MailJobs['mail.written'], void, keyof MailJobs>;

/** No ids: the sweep asks what is unfinished at the moment it runs. */
export interface MailSweepJobs {
  readonly 'mail.sweep': Readonly<Record<string, never>>;
}

/** A message is to leave: relayed to the queue of mail once its transaction has committed. */
export function mailWritten(messageId: string): HouseEvent {
  return { event: 'mail.written' satisfies keyof MailJobs, payload: { messageId } };
}
