/** One answer at the moment of saving, by fingerprints. */
export interface AnswerAtSave {
  /** As the form was opened with it. */
  readonly opened: string;
  readonly stored: string;
  readonly sent: string;
  /** Whether what is stored was written by the very page that sends now, perhaps without hearing so. */
  readonly isOfOwnPage: boolean;
}

/**
 * `agreed`: what is sent is what is stored. `taken`: only the sender changed it. `left`: only somebody
 * else did. `rival`: both did, each otherwise.
 */
export type Merged = 'agreed' | 'taken' | 'left' | 'rival';

export function mergedOf({ opened, stored, sent, isOfOwnPage }: AnswerAtSave): Merged {
  if (sent === stored) return 'agreed';
  if (stored === opened || isOfOwnPage) return 'taken';
  return sent === opened ? 'left' : 'rival';
}
