/**
 * Which column of a lookup holds what. The names carry years (`ward25_code`, `imd2025_rank`), which
 * change with every edition: any year will do, and other columns are not read.
 */
export interface LookupColumns<Name extends string> {
  readonly at: Readonly<Record<Name, number>>;
  /** What stands for the year in the column found for each name; '' without one. */
  readonly years: Readonly<Record<Name, string>>;
}

export type Patterns<Name extends string> = Readonly<Record<Name, RegExp>>;

export const POSTCODE_COLUMNS = {
  postcode: /^(?:postcode|pcds)$/,
  lsoaCode: /^lsoa(\d{2})_code$/,
  lsoaName: /^lsoa(\d{2})_name$/,
  wardCode: /^ward(\d{2})_code$/,
  wardName: /^ward(\d{2})_name$/,
  imdDecile: /^imd(\d{4})_decile$/,
  imdRank: /^imd(\d{4})_rank$/,
} as const;

export const WARD_COLUMNS = {
  code: /^ward(?:\d{2})?_code$/,
  name: /^ward(?:\d{2})?_name$/,
  districtCode: /^lad(?:\d{2})?_code$/,
  districtName: /^lad(?:\d{2})?_name$/,
} as const;

/** The columns, or a sentence that names those missing. */
export function columnsOf<Name extends string>(
  header: readonly string[],
  patterns: Patterns<Name>,
): LookupColumns<Name> | { readonly problem: string } {
  const names = Object.keys(patterns) as Name[];
  const cells = header.map((cell) => cell.trim().toLowerCase());
  const found = names.map((name) => cells.findIndex((cell) => patterns[name].test(cell)));
  const missing = names.filter((_, index) => found[index] === -1);
  if (missing.length > 0) {
    const wanted = missing.map((name) => exampleOf(patterns[name])).join(', ');
    return { problem: `The first line has no column ${wanted}` };
  }
  const each = <Value>(value: (name: Name, at: number) => Value) =>
    Object.fromEntries(
      names.map((name, index) => [name, value(name, found[index] ?? -1)]),
    ) as Record<Name, Value>;
  return {
    at: each((_, at) => at),
    years: each((name, at) => patterns[name].exec(cells[at] ?? '')?.[1] ?? ''),
  };
}

/** `imd2025_rank`, for a person to look for. */
function exampleOf(pattern: RegExp): string {
  return pattern.source
    .replaceAll(/^\^|\$$/g, '')
    .replaceAll('(\\d{4})', '2025')
    .replaceAll('(\\d{2})', '25')
    .replaceAll('(?:\\d{2})?', '')
    .replace(/\(\?:(\w+)\|\w+\)/, '$1');
}
