import { londonDateOf, type LondonDate } from './london.js';

/** The only source of the time, so that a test may set it. */
export abstract class Clock {
  /** The instant, UTC. */
  abstract now(): Date;

  /** The calendar date in Colchester. */
  today(): LondonDate {
    return londonDateOf(this.now());
  }
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
