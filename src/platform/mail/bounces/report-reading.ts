import { createHash } from 'node:crypto';
import { simpleParser, type Attachment } from 'mailparser';
import { notArrivedIn, ownIdIn, type NotArrived } from './delivery-status.rules.js';

/** A report, and which message of ours it is about, when it says so. */
export interface Report extends NotArrived {
  /** Of this report, and this recipient of it. */
  readonly digest: string;
  readonly messageId: string | undefined;
}

/** No report is longer: what is, is not read. */
const LONGEST_BYTES = 1024 * 1024;

/** What a message in the mailbox of reports says did not arrive; nothing when it is no report. */
export async function reportsIn(raw: Buffer): Promise<readonly Report[]> {
  if (raw.length > LONGEST_BYTES) return [];
  const { attachments } = await simpleParser(raw, {
    ...{
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
    },
  });
  const status = attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!status) return [];
  const messageId = ownIdIn(returnedHeaders(attachments));
  const digest = digestOf(raw);
  return notArrivedIn(status.content.toString()).map((one) => ({
    ...{ ...one, messageId, digest: `${digest}/${one.recipient}` },
  }));
}

export function digestOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The message that came back: whole, or its headers only. */
function returnedHeaders(attachments: readonly Attachment[]): string {
  const types = ['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers'];
  const returned = attachments.find(({ contentType }) => types.includes(contentType));
  return returned?.content.toString().split(/\r?\n\r?\n/)[0] ?? '';
}
