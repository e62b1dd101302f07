import { SystemClock } from '../../src/kernel/clock.js';

/** The three fields of a date, filled in with today's in London. */
export function today(name: string): Record<string, string> {
  const [year = '', month = '', day = ''] = new SystemClock().today().split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
