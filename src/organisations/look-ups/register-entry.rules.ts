import { isLondonDate, type LondonDate } from '../../kernel/london.js';
import { readPounds } from '../../kernel/pence.js';
import type { RegisterEntry } from './register.rules.js';

/** The longest text that is kept of what a register says. */
const LONGEST = 300;

/**
 * `allcharitydetailsV2` of the Charity Commission's register API.
 * @returns undefined for what is no such answer.
 * @see https://register-of-charities.charitycommission.gov.uk/documentation-on-the-api
 */
export function charityOf(body: unknown): RegisterEntry | undefined {
  const name = textAt(body, 'charity_name');
  const registered = textAt(body, 'reg_status');
  if (name === undefined || registered === undefined) return undefined;
  const isInsolvent =
    valueAt(body, 'insolvent') === true || valueAt(body, 'in_administration') === true;
  const trustees = valueAt(body, 'trustee_names');
  const reporting = textAt(body, 'reporting_status');
  return {
    name,
    status: charityStatus(registered) + (isInsolvent ? ', insolvent or in administration' : ''),
    isInGoodStanding: registered === 'R' && !isInsolvent,
    incomePence: penceOf(valueAt(body, 'latest_income')),
    incomeYearEnd: dateOf(valueAt(body, 'latest_acc_fin_year_end_date')),
    trustees: Array.isArray(trustees) ? trustees.length : null,
    isOverdue: reporting === undefined ? null : /overdue/i.test(reporting),
  };
}

/**
 * `/company/:number` of the Companies House public data API. It tells no income; `officers` is the
 * answer of `/officers`, and may be missing.
 * @returns undefined for what is no such answer.
 * @see https://developer-specs.company-information.service.gov.uk
 */
export function companyOf(body: unknown, officers: unknown): RegisterEntry | undefined {
  const name = textAt(body, 'company_name');
  const status = textAt(body, 'company_status');
  if (name === undefined || status === undefined) return undefined;
  const overdue = [valueAt(body, 'accounts'), valueAt(body, 'confirmation_statement')].map((part) =>
    valueAt(part, 'overdue'),
  );
  return {
    name,
    status,
    isInGoodStanding: status === 'active',
    incomePence: null,
    incomeYearEnd: null,
    trustees: countOf(valueAt(officers, 'active_count')),
    isOverdue: overdue.every((each) => typeof each !== 'boolean') ? null : overdue.includes(true),
  };
}

function charityStatus(registered: string): string {
  if (registered === 'R') return 'Registered';
  return registered === 'RM' ? 'Removed' : registered;
}

function valueAt(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? (body as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** One line of text; undefined when there is none. */
function textAt(body: unknown, name: string): string | undefined {
  const value = valueAt(body, name);
  if (typeof value !== 'string') return undefined;
  const line = value.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line === '' ? undefined : line.slice(0, LONGEST);
}

function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}

function penceOf(pounds: unknown): string | null {
  if (typeof pounds !== 'number') return null;
  const read = readPounds(pounds.toString());
  return 'pence' in read ? read.pence.toString() : null;
}

/** `2025-03-31T00:00:00` is the day as written: it has no zone. */
function dateOf(value: unknown): LondonDate | null {
  const day = typeof value === 'string' ? value.slice(0, 10) : '';
  return isLondonDate(day) ? day : null;
}
