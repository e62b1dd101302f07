import fc from 'fast-check';
import {
  adjustedMeans,
  FEWEST_SHARED_BIDS,
  type SheetMean,
} from '../../../src/panels/scoring/severity.rules.js';

const sheet = (personId: string, applicationId: string, mean: number): SheetMean => ({
  personId,
  applicationId,
  mean,
});

const meansOf = (sheets: readonly SheetMean[]): Record<string, number> => {
  const adjustment = adjustedMeans(sheets);
  if (!adjustment.isShown) throw new Error(adjustment.why);
  return Object.fromEntries(
    [...adjustment.means].map(([id, mean]) => [id, Math.round(mean * 1e6) / 1e6]),
  );
};

it('takes from a soft marker what they give too much, and gives a hard one’s bid the rest', () => {
  // Soft gives everything one point more than Hard; each reads one bid alone, of the same quality.
  const shared = ['a', 'b', 'c'].flatMap((bid, index) => [
    sheet('hard', bid, index),
    sheet('soft', bid, index + 1),
  ]);
  const alone = [sheet('hard', 'read by hard', 2), sheet('soft', 'read by soft', 3)];

  expect(meansOf([...shared, ...alone])).toEqual({
    a: 0.5,
    b: 1.5,
    c: 2.5,
    'read by hard': 2.5,
    'read by soft': 2.5,
  });
});

it.each<[string, readonly SheetMean[], string]>([
  ['nobody has scored', [], 'fewer than two members have sent scores'],
  [
    'one member has scored',
    ['a', 'b', 'c', 'd'].map((bid) => sheet('one', bid, 3)),
    'fewer than two members have sent scores',
  ],
  [
    'somebody shares fewer than three bids with others',
    [
      ...['a', 'b', 'c'].map((bid) => sheet('one', bid, 3)),
      ...['a', 'b', 'own'].map((bid) => sheet('two', bid, 3)),
    ],
    `each member must have scored at least ${FEWEST_SHARED_BIDS} bids that others scored too`,
  ],
  [
    'two pairs of members share nothing',
    ['one', 'two', 'three', 'four'].flatMap((person, index) =>
      ['a', 'b', 'c'].map((bid) => sheet(person, index < 2 ? bid : `other ${bid}`, 3)),
    ),
    'some members share no bid with the others, not even through a third',
  ],
])('is not given where %s', (_, sheets, why) => {
  expect(adjustedMeans(sheets)).toEqual({ isShown: false, why });
});

describe('any sheets', () => {
  const people = ['one', 'two', 'three', 'four', 'five'];
  const bids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const marks = fc.array(
    fc.tuple(fc.nat(people.length - 1), fc.nat(bids.length - 1), fc.integer({ min: 0, max: 50 })),
    { minLength: 20, maxLength: 60, size: 'max' },
  );
  const sheetsOf = (given: readonly (readonly [number, number, number])[]): SheetMean[] => [
    ...new Map(
      given.map(([person, bid, tenths]) => [
        `${person}/${bid}`,
        sheet(people[person] ?? '', bids[bid] ?? '', tenths / 10),
      ]),
    ).values(),
  ];

  it('are fitted as the dense normal equations say', () => {
    let shown = 0;
    fc.assert(
      fc.property(marks, (given) => {
        const sheets = sheetsOf(given);
        const adjustment = adjustedMeans(sheets);
        if (!adjustment.isShown) return;
        shown += 1;
        for (const [bid, mean] of naiveFit(sheets)) {
          expect(adjustment.means.get(bid)).toBeCloseTo(mean, 8);
        }
      }),
      { numRuns: 500 },
    );
    expect(shown).toBeGreaterThan(50);
  });

  it('that everybody gave to everything are left at their means', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), {
          minLength: 3,
          maxLength: 6,
        }),
        (rows) => {
          const sheets = rows.flatMap((marksOf, bid) =>
            marksOf.map((mark, person) => sheet(people[person] ?? '', bid.toString(), mark)),
          );
          for (const [bid, mean] of Object.entries(meansOf(sheets))) {
            const own = rows[Number(bid)] ?? [];
            expect(mean).toBeCloseTo(own.reduce((sum, mark) => sum + mark, 0) / own.length, 5);
          }
        },
      ),
    );
  });

  it('move together: a member who gives everything a point more changes no difference between bids', () => {
    fc.assert(
      fc.property(marks, fc.nat(people.length - 1), (given, who) => {
        const sheets = sheetsOf(given);
        const before = adjustedMeans(sheets);
        if (!before.isShown) return;
        const softer = sheets.map((one) =>
          one.personId === people[who] ? { ...one, mean: one.mean + 1 } : one,
        );
        const after = adjustedMeans(softer);
        if (!after.isShown) throw new Error(after.why);
        const [first = ''] = before.means.keys();
        for (const [bid, mean] of before.means) {
          const difference = mean - (before.means.get(first) ?? 0);
          const now = (after.means.get(bid) ?? 0) - (after.means.get(first) ?? 0);
          expect(now).toBeCloseTo(difference, 8);
        }
      }),
    );
  });
});

/**
 * One unknown for each bid and each member, one equation for each sheet and one that the members add up
 * to nought; multiplied out and solved with the largest pivot first.
 */
function naiveFit(sheets: readonly SheetMean[]): ReadonlyMap<string, number> {
  const bids = [...new Set(sheets.map(({ applicationId }) => applicationId))];
  const people = [...new Set(sheets.map(({ personId }) => personId))];
  const size = bids.length + people.length;
  const equations = sheets.map(({ applicationId, personId, mean }) => {
    const row = Array<number>(size + 1).fill(0);
    row[bids.indexOf(applicationId)] = 1;
    row[bids.length + people.indexOf(personId)] = 1;
    row[size] = mean;
    return row;
  });
  equations.push([...bids.map(() => 0), ...people.map(() => 1), 0]);
  const normal = Array.from({ length: size }, (_, one) =>
    Array.from({ length: size + 1 }, (__, other) =>
      equations.reduce((sum, row) => sum + (row[one] ?? 0) * (row[other] ?? 0), 0),
    ),
  );
  for (let column = 0; column < size; column += 1) {
    const below = normal.slice(column);
    const pivot = below.reduce((best, row) =>
      Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best,
    );
    normal.splice(normal.indexOf(pivot), 1);
    normal.splice(column, 0, pivot);
    for (const row of normal) {
      if (row === pivot) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      row.forEach((cell, index) => (row[index] = cell - factor * (pivot[index] ?? 0)));
    }
  }
  return new Map(
    bids.map((bid, index) => [bid, (normal[index]?.[size] ?? 0) / (normal[index]?.[index] ?? 1)]),
  );
}
