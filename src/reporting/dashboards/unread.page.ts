import type { Waiting } from './home-section.js';

/** Messages about one application that the person has not read. */
export interface Unread {
  readonly applicationId: string;
  readonly reference: string;
  readonly organisationName: string;
  readonly count: number;
}

export function unreadWaiting({
  applicationId,
  reference,
  organisationName,
  count,
}: Unread): Waiting {
  return {
    text: `${count === 1 ? '1 new message' : `${count} new messages`} about ${reference}`,
    href: `/applications/${applicationId}/messages`,
    note: organisationName,
  };
}
