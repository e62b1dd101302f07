/** How a conversation with the mail server ended that did not end well. */
export interface BrokenOff {
  /** The server had said it would take the text, and some of it was on its way. */
  readonly hadText: boolean;
  /** What the server answered, such as 451; undefined when it went away or said nothing. */
  readonly code: number | undefined;
  /** What it answered to; `API` when we never asked it, because the message can't be sent at all. */
  readonly command: string;
}

/**
 * What is to become of the message. Only what was certainly not taken is tried again: a server that had
 * the whole text and fell silent may have delivered it, and a person has to find that out.
 */
export function outcomeOf({ hadText, code, command }: BrokenOff): 'put-off' | 'failed' | 'unknown' {
  if (command === 'API') return 'failed';
  if (code === undefined) return hadText ? 'unknown' : 'put-off';
  // Before it heard of this message, a no is about us: a password, an address of ours that it doesn't know.
  const isAboutMessage = command === 'RCPT TO' || command === 'DATA';
  return isAboutMessage && code >= 500 ? 'failed' : 'put-off';
}

/** After so long without the server taking it, a message has failed. */
export const PATIENCE_DAYS = 5;
