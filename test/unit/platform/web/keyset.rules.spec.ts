import fc from 'fast-check';
import {
  KEYSET_ROWS,
  keysetPageOf,
  placeOf,
  type KeysetPage,
  type Place,
} from '../../../../src/platform/web/keyset.rules.js';

const isKey = (text: string): boolean => /^\d+$/.test(text);

it.each([
  ['5', '', { beside: 'after', key: '5' }],
  ['', '5', { beside: 'before', key: '5' }],
  ['5', '9', { beside: 'after', key: '5' }],
  ['x', '', { beside: 'start' }],
  ['', '', { beside: 'start' }],
])('after %j and before %j is %j', (after, before, place) => {
  expect(placeOf(after, before, isKey)).toEqual(place);
});

/** What a database would find: one row more than a page, backwards before a key. */
function pageAt(all: readonly number[], place: Place): KeysetPage<number> {
  const limit = KEYSET_ROWS + 1;
  const key = place.beside === 'start' ? 0 : Number(place.key);
  const found = {
    start: () => all.slice(0, limit),
    after: () => all.filter((row) => row > key).slice(0, limit),
    before: () =>
      all
        .filter((row) => row < key)
        .toReversed()
        .slice(0, limit),
  }[place.beside]();
  return keysetPageOf(found, place, String);
}

it('shows every row once, forwards and the same pages backwards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 * KEYSET_ROWS }), (count) => {
      const all = Array.from({ length: count }, (_, index) => index + 1);
      const forwards = [pageAt(all, { beside: 'start' })];
      for (let next = forwards[0]?.next; next !== undefined; next = forwards.at(-1)?.next) {
        forwards.push(pageAt(all, { beside: 'after', key: next }));
      }
      expect(forwards.flatMap(({ rows }) => rows)).toEqual(all);
      expect(forwards[0]?.previous).toBeUndefined();

      const backwards = [forwards.at(-1)];
      for (let key = backwards[0]?.previous; key !== undefined; key = backwards.at(-1)?.previous) {
        backwards.push(pageAt(all, { beside: 'before', key }));
      }
      expect(backwards.toReversed().flatMap((page) => page?.rows ?? [])).toEqual(all);
    }),
  );
});
