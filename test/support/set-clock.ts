import { Clock } from '../../src/kernel/clock.js';

/** A clock that a test sets; from there it goes on as clocks do. */
export class SetClock extends Clock {
  private ahead = 0;

  constructor(startsAt?: string) {
    super();
    if (startsAt !== undefined) this.set(startsAt);
  }

  override now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  /** `2026-12-04T12:00:00Z` */
  set(moment: string): void {
    this.ahead = new Date(moment).getTime() - Date.now();
  }

  advance({
    days = 0,
    hours = 0,
    minutes = 0,
  }: Partial<Record<'days' | 'hours' | 'minutes', number>>): void {
    this.ahead += ((days * 24 + hours) * 60 + minutes) * 60_000;
  }
}
