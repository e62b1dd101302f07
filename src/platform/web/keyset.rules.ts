/**
 * Where a page of a list begins that may be as long as it likes: beside a row that was shown, not so
 * many rows from the top. The database goes there by an index, and what is added meanwhile moves nothing.
 */
export type Place =
  { readonly beside: 'start' } | { readonly beside: 'after' | 'before'; readonly key: string };

/** What an address asks for by `?after=KEY` or `?before=KEY`; a key that can't be one is not asked for. */
export function placeOf(after: string, before: string, isKey: (text: string) => boolean): Place {
  if (isKey(after)) return { beside: 'after', key: after };
  return isKey(before) ? { beside: 'before', key: before } : { beside: 'start' };
}

export const KEYSET_ROWS = 50;

/** A page and the keys beside which its neighbours stand; undefined where there is none. */
export interface KeysetPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** @param found one row more than a page has, if there is one; before a key they come backwards. */
export function keysetPageOf<Row>(
  found: readonly Row[],
  place: Place,
  keyOf: (row: Row) => string,
): KeysetPage<Row> {
  const hasMore = found.length > KEYSET_ROWS;
  const kept = found.slice(0, KEYSET_ROWS);
  const rows = place.beside === 'before' ? kept.toReversed() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = place.beside === 'before' ? hasMore : place.beside === 'after';
  const hasNext = place.beside === 'before' ? true : hasMore;
  return {
    rows,
    previous: first !== undefined && hasPrevious ? keyOf(first) : undefined,
    next: last !== undefined && hasNext ? keyOf(last) : undefined,
  };
}
