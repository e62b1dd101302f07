import { readGrant, type PublishedGrant } from './grant.rules.js';

/** A row that was not taken, and why. */
export interface RefusedGrant {
  /** Its place in the file, from 1. */
  readonly row: number;
  readonly identifier: string | undefined;
  /** Every reason, in one line. */
  readonly reason: string;
}

/** What a file came to: the awards taken and the rows that were not; or why it is no file of grants. */
export type ReadGrants =
  | { readonly grants: readonly PublishedGrant[]; readonly refused: readonly RefusedGrant[] }
  | { readonly problem: string };

/**
 * Reads a 360Giving package, `{"grants": [ … ]}`, row by row: a bad row is refused and the others
 * are taken. Of two rows with one identifier the first that can be read stands.
 * @see https://standard.threesixtygiving.org version 1.4
 */
export function readGrants(json: string): ReadGrants {
  const file = parsed(json);
  if (!('package' in file)) return file;
  const rows = grantsIn(file.package);
  if (rows === undefined) {
    return { problem: 'The file is not 360Giving JSON: it has no list of “grants”' };
  }
  if (rows.length === 0) return { problem: 'The file has no grants in it' };

  const taken = new Map<string, { readonly row: number; readonly grant: PublishedGrant }>();
  const refused: RefusedGrant[] = [];
  for (const [at, value] of rows.entries()) {
    const row = at + 1;
    const { identifier, ...read } = readGrant(value);
    const earlier = identifier === undefined ? undefined : taken.get(identifier);
    if (earlier !== undefined) {
      const reason = `its id is that of row ${earlier.row} too`;
      refused.push({ row, identifier, reason });
    } else if ('reasons' in read) {
      refused.push({ row, identifier, reason: read.reasons.join('; ') });
    } else {
      taken.set(read.grant.identifier, { row, grant: read.grant });
    }
  }
  return { grants: Array.from(taken.values(), ({ grant }) => grant), refused };
}

function parsed(json: string): { readonly package: unknown } | { readonly problem: string } {
  try {
    return { package: JSON.parse(json.replace(/^\uFEFF/, '')) as unknown };
  } catch {
    return { problem: 'The file is not 360Giving JSON: it is not JSON at all' };
  }
}

function grantsIn(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null || !('grants' in value)) return undefined;
  return Array.isArray(value.grants) ? (value.grants as readonly unknown[]) : undefined;
}
