import { isLondonDate, type LondonDate } from '../../../kernel/london.js';
import { quoted, readDecimalComma, type ReadCell } from './bank-cells.rules.js';
import type { Field } from './mt940-fields.rules.js';
import { worded, type ReadRow } from './statement.rules.js';

const MOVEMENT =
  /^(?<valueDate>\d{6})(?<entryDate>\d{4})?(?<mark>RC|RD|C|D)[A-Z]?(?<amount>\d+(?:[.,]\d*)?)(?<type>[A-Z][A-Z0-9]{3})(?<reference>.*)$/;

/** A movement, `:61:`, and what is told of it, `:86:`. */
export function readMovement({ lines, lineNumber, raw }: Field, told: Field | undefined): ReadRow {
  const [first = '', ...more] = lines;
  const { valueDate, entryDate, mark, amount, type, reference } =
    MOVEMENT.exec(first)?.groups ?? {};
  if (valueDate === undefined || amount === undefined) {
    return { lineNumber, problems: [`is not a movement: ${quoted(first)}`], raw };
  }
  const problems: string[] = [];
  const valuedOn = sixFigureDate(valueDate);
  if ('problem' in valuedOn) problems.push(`has a value date that ${valuedOn.problem}`);
  const bookedOn = entryDate === undefined ? valuedOn : entryDay(valueDate, entryDate);
  if ('problem' in bookedOn && entryDate !== undefined) {
    problems.push(`has an entry date that ${bookedOn.problem}`);
  }
  const pence = readDecimalComma(amount);
  if ('problem' in pence) problems.push(`has an amount that ${pence.problem}`);
  if (problems.length > 0 || 'problem' in bookedOn || 'problem' in pence) {
    return { lineNumber, problems, raw };
  }
  if (pence.value === 0n) return { lineNumber, leftOut: 'moves nothing: its amount is £0.00' };
  const isIn = mark === 'C' || mark === 'RD'; // a debit reversed comes back in
  const [ours = '', banks = ''] = (reference ?? '').split('//');
  return {
    line: {
      lineNumber,
      bookedOn: bookedOn.value,
      amountPence: isIn ? pence.value : -pence.value,
      balancePence: undefined,
      description: worded(...toldBy(told), given(ours), ...more),
      type: type ?? '',
      raw: told ? `${raw}\n${told.raw}` : raw,
      bankReference: given(banks),
    },
  };
}

function given(reference: string): string | undefined {
  const text = reference.trim();
  return /^(NONREF|NOREF|)$/i.test(text) ? undefined : text;
}

/** Six figures: `261204` is 4 December 2026. */
export function sixFigureDate(figures: string): ReadCell<LondonDate> {
  const date = `20${figures.slice(0, 2)}-${figures.slice(2, 4)}-${figures.slice(4)}`;
  return isLondonDate(date)
    ? { value: date }
    : { problem: `is not in the calendar, the year coming first: ${quoted(figures)}` };
}

/** An entry's date has no year: it is that of the value date, or the one beside it over the new year. */
function entryDay(valueDate: string, entryDate: string): ReadCell<LondonDate> {
  const monthsLater = Number(entryDate.slice(0, 2)) - Number(valueDate.slice(2, 4));
  const step = monthsLater > 6 ? -1 : monthsLater < -6 ? 1 : 0;
  const year = (Number(valueDate.slice(0, 2)) + step + 100) % 100;
  return sixFigureDate(`${year.toString().padStart(2, '0')}${entryDate}`);
}

const STRUCTURED = /^\d{0,3}\?\d{2}/;
/** Of a structured `:86:`: the booking's name, the other's name, what they wrote. */
const SAID = /^(00|3[23]|2\d|6[0-3])$/;

function toldBy(told: Field | undefined): readonly string[] {
  if (!told) return [];
  const text = told.lines.join('');
  if (!STRUCTURED.test(text)) return [told.lines.join(' ')];
  const parts = text.split(/\?(?=\d{2})/).slice(1);
  return parts.filter((part) => SAID.test(part.slice(0, 2))).map((part) => part.slice(2));
}
