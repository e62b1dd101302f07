import { Clock } from '../kernel/clock.js';
import { addDays, londonInstant, type LondonDate } from '../kernel/london.js';

/** Stands where the demonstration's story is, counted from today. */
export class StoryClock extends Clock {
  private moment: Date;

  constructor(readonly startsOn: LondonDate) {
    super();
    this.moment = londonInstant(startsOn, '09:00');
  }

  override now(): Date {
    return new Date(this.moment);
  }

  /** The date so many days from today; before today when negative. */
  day(days: number): LondonDate {
    return addDays(this.startsOn, days);
  }

  /** Goes to a time on a day counted from today: `(-40, '19:30')`. */
  goTo(days: number, time: string): void {
    this.moment = londonInstant(this.day(days), time);
  }
}
