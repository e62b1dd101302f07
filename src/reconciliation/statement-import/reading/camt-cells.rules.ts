import { isLondonDate, londonDateOf, type LondonDate } from '../../../kernel/london.js';
import { quoted, type ReadCell } from './bank-cells.rules.js';
import type { Fields } from './fields.rules.js';
import { below, type Element } from './markup.rules.js';

/** A day is stated as a date or as a moment. */
export function dayBelow(
  fields: Fields,
  element: Element | undefined,
  date: string,
  moment: string,
): LondonDate | undefined {
  return (
    fields.readIfFilled(element, 'date', readIsoDay, date) ??
    fields.readIfFilled(element, 'date', readIsoDay, moment)
  );
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/** `2026-12-04`, or a moment: where it states its offset, the day it then was in Colchester. */
function readIsoDay(text: string): ReadCell<LondonDate> {
  const [, date, time, offset] = ISO.exec(text.trim()) ?? [];
  if (date === undefined) return { problem: `is not a date: ${quoted(text)}` };
  if (!isLondonDate(date)) return { problem: `is not in the calendar: ${quoted(text)}` };
  if (time === undefined || offset === undefined) return { value: date };
  const instant = new Date(`${date}T${time}${offset}`);
  if (Number.isNaN(instant.getTime())) return { problem: `is not a moment: ${quoted(text)}` };
  return { value: londonDateOf(instant) };
}

/** `GBP` of `<Amt Ccy="GBP">`. */
export function currencyOf(element: Element | undefined): string | undefined {
  const said = below(element, 'Amt')?.attributes['Ccy'];
  return said !== undefined && /^[A-Z]{3}$/.test(said) ? said : undefined;
}
