import { postcodeOf } from '../postcode.rules.js';
import type { Postcode } from '../postcode.entity.js';
import type { Ward } from '../ward.entity.js';
import type { LookupColumns, POSTCODE_COLUMNS, WARD_COLUMNS } from './lookup-columns.rules.js';

/** A line came to a row, or to the reason why it did not. */
export type ReadLine<Row> = { readonly row: Row } | { readonly reason: string };

/** Of the statistical offices: a country's letter and eight digits. */
const CODE = /^[EWSN]\d{8}$/;
const LONGEST_NAME = 200;
/** England has 33,755 such neighbourhoods. */
const LAST_RANK = 99_999;

export function readPostcodeLine(
  cells: readonly string[],
  { at, years }: LookupColumns<keyof typeof POSTCODE_COLUMNS>,
): ReadLine<Postcode> {
  const cell = (name: keyof typeof at): string => cells[at[name]]?.trim() ?? '';
  const postcode = postcodeOf(cell('postcode'));
  if (postcode === undefined) return { reason: `“${cell('postcode')}” is not a postcode` };
  const [lsoaCode, wardCode] = [cell('lsoaCode'), cell('wardCode')];
  for (const code of [lsoaCode, wardCode]) {
    if (!CODE.test(code)) return { reason: `“${code}” is not a code like E01021650` };
  }
  const [lsoaName, wardName] = [cell('lsoaName'), cell('wardName')];
  for (const name of [lsoaName, wardName]) {
    if (!isName(name)) return { reason: 'the name of its ward or neighbourhood is missing' };
  }
  const imd = readImd(cell('imdDecile'), cell('imdRank'));
  if ('reason' in imd) return imd;
  const imdYear = Number(years.imdDecile);
  return { row: { postcode, lsoaCode, lsoaName, wardCode, wardName, ...imd, imdYear } };
}

export function readWardLine(
  cells: readonly string[],
  { at }: LookupColumns<keyof typeof WARD_COLUMNS>,
): ReadLine<Ward> {
  const cell = (name: keyof typeof at): string => cells[at[name]]?.trim() ?? '';
  const [code, districtCode] = [cell('code'), cell('districtCode')];
  for (const each of [code, districtCode]) {
    if (!CODE.test(each)) return { reason: `“${each}” is not a code like E05010828` };
  }
  const [name, districtName] = [cell('name'), cell('districtName')];
  if (!isName(name) || !isName(districtName)) {
    return { reason: 'the name of the ward or its district is missing' };
  }
  return { row: { code, name, districtCode, districtName } };
}

/** Both or neither: outside England this index says nothing. */
function readImd(
  decile: string,
  rank: string,
): { readonly imdDecile: number | null; readonly imdRank: number | null } | { reason: string } {
  if (decile === '' && rank === '') return { imdDecile: null, imdRank: null };
  const [imdDecile, imdRank] = [decile, rank].map((digits) =>
    /^\d{1,5}$/.test(digits) ? Number(digits) : 0,
  ) as [number, number];
  if (imdDecile < 1 || imdDecile > 10)
    return { reason: `“${decile}” is not a decile from 1 to 10` };
  if (imdRank < 1 || imdRank > LAST_RANK) return { reason: `“${rank}” is not a rank` };
  return { imdDecile, imdRank };
}

function isName(name: string): boolean {
  return name !== '' && name.length <= LONGEST_NAME && !name.includes('\0');
}
