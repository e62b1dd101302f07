/** One member's judgement of one bid: the weighted mean of their sheet, 0 to 5. */
export interface SheetMean {
  readonly applicationId: string;
  readonly personId: string;
  readonly mean: number;
}

/** Means adjusted for hard and soft markers, by application; or why there are none to show. */
export type Adjustment =
  | { readonly isShown: true; readonly means: ReadonlyMap<string, number> }
  | { readonly isShown: false; readonly why: string };

/** So many bids each member must share with others before their strictness can be told from their bids. */
export const FEWEST_SHARED_BIDS = 3;

/**
 * What each bid's mean would be had the same member, as strict as the members are on average, read all
 * of them. The model is additive, mean of a sheet = bid + member, fitted to all sheets by least squares
 * with the members' effects adding up to nought. Where everybody has scored everything it is the mean.
 * It is advice: with sheets that share too little, strictness and quality can't be told apart, and none
 * is given. A figure may fall a little outside 0 to 5.
 */
export function adjustedMeans(sheets: readonly SheetMean[]): Adjustment {
  const byBid = groupedBy(sheets, ({ applicationId }) => applicationId);
  const byMember = groupedBy(sheets, ({ personId }) => personId);
  const why = tooLittleOverlap(byBid, byMember);
  if (why !== undefined) return { isShown: false, why };

  const effects = memberEffects(byBid, [...byMember.keys()]);
  const means = new Map<string, number>();
  for (const [applicationId, own] of byBid) {
    const adjusted = own.map(({ personId, mean }) => mean - (effects.get(personId) ?? 0));
    means.set(applicationId, average(adjusted));
  }
  return { isShown: true, means };
}

function tooLittleOverlap(
  byBid: ReadonlyMap<string, readonly SheetMean[]>,
  byMember: ReadonlyMap<string, readonly SheetMean[]>,
): string | undefined {
  if (byMember.size < 2) return 'fewer than two members have sent scores';
  const isShared = ({ applicationId }: SheetMean): boolean =>
    (byBid.get(applicationId) ?? []).length > 1;
  const fewest = Math.min(...[...byMember.values()].map((own) => own.filter(isShared).length));
  if (fewest < FEWEST_SHARED_BIDS) {
    return `each member must have scored at least ${FEWEST_SHARED_BIDS} bids that others scored too`;
  }
  return isConnected(byBid, byMember)
    ? undefined
    : 'some members share no bid with the others, not even through a third';
}

/** Whether every member is reached from the first by going from member to bid to member. */
function isConnected(
  byBid: ReadonlyMap<string, readonly SheetMean[]>,
  byMember: ReadonlyMap<string, readonly SheetMean[]>,
): boolean {
  const [first] = byMember.keys();
  const reached = new Set<string | undefined>([first]);
  for (const member of reached) {
    for (const { applicationId } of byMember.get(member ?? '') ?? []) {
      for (const { personId } of byBid.get(applicationId) ?? []) reached.add(personId);
    }
  }
  return reached.size === byMember.size;
}

/**
 * Least squares with the bids eliminated: one equation a member remains, however many bids there are.
 * Only differences between members are determined; a constant added to every coefficient picks the
 * solution that adds up to nought.
 */
function memberEffects(
  byBid: ReadonlyMap<string, readonly SheetMean[]>,
  members: readonly string[],
): ReadonlyMap<string, number> {
  const place = new Map(members.map((id, index) => [id, index]));
  const at = ({ personId }: SheetMean): number => place.get(personId) ?? 0;
  const size = members.length;
  const matrix = members.map(() => new Float64Array(size + 1).fill(1 / size));
  for (const row of matrix) row[size] = 0;
  const add = (row: number, column: number, value: number): void => {
    const cells = matrix[row];
    if (cells) cells[column] = (cells[column] ?? 0) + value;
  };
  for (const own of byBid.values()) {
    const mean = average(own.map((sheet) => sheet.mean));
    for (const sheet of own) {
      add(at(sheet), at(sheet), 1);
      add(at(sheet), size, sheet.mean - mean);
      for (const other of own) add(at(sheet), at(other), -1 / own.length);
    }
  }
  const solved = solve(matrix);
  return new Map(members.map((id, index) => [id, solved[index] ?? 0]));
}

/** Gauss and Jordan, on rows whose last cell is the right-hand side. Positive definite: no row is swapped. */
function solve(rows: readonly Float64Array[]): readonly number[] {
  rows.forEach((pivot, column) => {
    const by = pivot[column] ?? 1;
    for (let cell = 0; cell < pivot.length; cell += 1) pivot[cell] = (pivot[cell] ?? 0) / by;
    for (const row of rows) {
      const factor = row === pivot ? 0 : (row[column] ?? 0);
      if (factor === 0) continue;
      for (let cell = 0; cell < row.length; cell += 1) {
        row[cell] = (row[cell] ?? 0) - factor * (pivot[cell] ?? 0);
      }
    }
  });
  return rows.map((row) => row.at(-1) ?? 0);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `Map.groupBy`, which Node 20 has not. */
export function groupedBy<S>(
  sheets: readonly S[],
  keyOf: (sheet: S) => string,
): ReadonlyMap<string, readonly S[]> {
  const groups = new Map<string, S[]>();
  for (const sheet of sheets) {
    const key = keyOf(sheet);
    const group = groups.get(key);
    if (group) group.push(sheet);
    else groups.set(key, [sheet]);
  }
  return groups;
}
