import { Clock, SystemClock } from '../../../src/kernel/clock.js';

class StoppedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }
}

it('says the date in Colchester, which in summer turns an hour before the instant does', () => {
  expect(new StoppedClock('2026-06-30T22:59:59Z').today()).toBe('2026-06-30');
  expect(new StoppedClock('2026-06-30T23:00:00Z').today()).toBe('2026-07-01');
});

it('tells the time of the machine', () => {
  const before = Date.now();
  const now = new SystemClock().now().getTime();

  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
