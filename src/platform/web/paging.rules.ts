/** Which rows of a long list a page shows. */
export interface Shown {
  readonly number: number;
  readonly outOf: number;
  readonly offset: number;
  readonly limit: number;
}

const ROWS = 50;

/** The page asked for in an address, or the nearest there is. */
export function pageOf(count: number, asked: string | undefined): Shown {
  const outOf = Math.max(1, Math.ceil(count / ROWS));
  const wanted = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1;
  const number = Math.min(Math.max(wanted, 1), outOf);
  return { number, outOf, offset: (number - 1) * ROWS, limit: ROWS };
}
