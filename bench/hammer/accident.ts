import { randomInt } from 'node:crypto';

/** What may happen to an act on its way, besides that the connection is cut under it. */
export type Accident =
  /** Nothing does. */
  | 'none'
  /** The program fails after it has posted: nothing may stay. */
  | 'failure'
  /** The act is done and nobody hears of it: it is asked again. */
  | 'answer-lost'
  /** Two clicks: it is asked a second time while the first is under way. */
  | 'asked-twice';

const RARE: readonly Accident[] = ['failure', 'answer-lost', 'asked-twice'];

/** One act in ten has one. */
export function anyAccident(): Accident {
  return RARE[randomInt(RARE.length * 10)] ?? 'none';
}

/** The failure that we cause ourselves. */
export class Failed extends Error {}
