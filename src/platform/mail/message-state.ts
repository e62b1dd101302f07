/**
 * Where a message is: `held` for somebody to look at, `queued` to leave, `sending` while the mail server is spoken to;
 * then `sent`, `failed` when it was refused for good, or `unknown` when the server had all of it and said nothing;
 * `bounced` when it came back later; `withdrawn` when somebody took it back before it left.
 */
export const MESSAGE_STATES = [
  'held',
  'queued',
  'sending',
  'sent',
  'failed',
  'bounced',
  'unknown',
  'withdrawn',
] as const;

export type MessageState = (typeof MESSAGE_STATES)[number];
