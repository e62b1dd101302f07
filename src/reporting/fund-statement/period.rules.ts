import { isLondonDate, type LondonDate } from '../../kernel/london.js';

/** Both days inclusive. */
export interface Period {
  readonly from: LondonDate;
  readonly to: LondonDate;
}

/**
 * The period asked for in an address, `?from=2026-04-01&to=2026-11-23`. What can't be read, or runs
 * backwards, is answered with the financial year so far and `problem`, a sentence to show.
 */
export function periodAsked(
  from: string | undefined,
  to: string | undefined,
  today: LondonDate,
): Period & { readonly problem?: string } {
  const year = { from: yearStart(today), to: today };
  const period = { from: filledIn(from) ?? year.from, to: filledIn(to) ?? year.to };
  if (!isLondonDate(period.from) || !isLondonDate(period.to)) {
    return { ...year, problem: 'Those were not real dates: this is the financial year so far' };
  }
  if (period.from > period.to) {
    return { ...year, problem: 'The first day must not be after the last' };
  }
  return period;
}

/** 1 April, as funders and the council count their years. */
function yearStart(today: LondonDate): LondonDate {
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) < '04-01' ? year - 1 : year}-04-01`;
}

/** A form sends what was left empty as nothing at all. */
function filledIn(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
