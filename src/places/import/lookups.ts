import type { Postcode } from '../postcode.entity.js';
import type { Ward } from '../ward.entity.js';

/** What the import has to know of a lookup: our own words, never the file's. */
export interface Lookup<Row extends object> {
  readonly table: 'postcode' | 'ward';
  readonly key: string;
  /** What stands twice when a line is a repetition. */
  readonly noun: string;
  /** Column → its type, in the order of `valuesOf`. */
  readonly columns: Readonly<Record<string, 'text' | 'integer'>>;
  readonly valuesOf: (row: Row) => readonly (string | number | null)[];
}

export const POSTCODES: Lookup<Postcode> = {
  table: 'postcode',
  key: 'postcode',
  noun: 'postcode',
  columns: {
    ...{ postcode: 'text', lsoa_code: 'text', lsoa_name: 'text', ward_code: 'text' },
    ...{ ward_name: 'text', imd_year: 'integer', imd_decile: 'integer', imd_rank: 'integer' },
  },
  valuesOf: (row) => [
    ...[row.postcode, row.lsoaCode, row.lsoaName, row.wardCode],
    ...[row.wardName, row.imdYear, row.imdDecile, row.imdRank],
  ],
};

export const WARDS: Lookup<Ward> = {
  table: 'ward',
  key: 'code',
  noun: 'code',
  columns: { code: 'text', name: 'text', district_code: 'text', district_name: 'text' },
  valuesOf: ({ code, name, districtCode, districtName }) => [
    ...[code, name, districtCode, districtName],
  ],
};
