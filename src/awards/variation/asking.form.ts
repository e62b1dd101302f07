import { Refused, type Refusal } from '../../kernel/refusal.js';
import { textOf, type Reader } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, optionalDate, pounds, text, wholeNumber } from '../../platform/web/fields.js';
import type { CameBy, Terms, TermsLine, VariationKind } from './variation.js';

export const VARIATION_KINDS: readonly VariationKind[] = [
  'budget',
  'dates',
  'purpose',
  'name',
  'reduction',
];

/** Lines that a budget may have: those that there are, and some more. */
const MOST_LINES = 40;
const LONGEST_PURPOSE = 5000;
const MOST_MONTHS = 36;

/** A change as somebody asks for it. */
export interface AskedChange {
  readonly after: Terms;
  readonly reason: string;
  readonly formKey: string;
  /** Of who asks for the organisation, or the panel itself; undefined from the organisation's own people. */
  readonly cameBy: Exclude<CameBy, 'organisation'> | undefined;
}

/**
 * Reads the form of one kind of change: `reason`, `formKey`, for staff `cameBy`, and what the kind is about.
 * @throws Refused with a sentence for each field that can't be read.
 */
export function readChange(kind: VariationKind, sent: unknown, isStaff: boolean): AskedChange {
  const body = (sent ?? {}) as Readonly<Record<string, unknown>>;
  const refusals: Refusal[] = [];
  const read = <Value>(field: string, reader: Reader<Value>): Value | undefined => {
    const reading = reader(textOf(body[field]), body, field);
    if ('value' in reading) return reading.value;
    refusals.push({ code: 'unreadable', field, message: reading.problem });
    return undefined;
  };
  const after = termsOf(kind, body, read);
  const reason = read('reason', text('why it is needed', 2000)) ?? '';
  const formKey = read('formKey', idOf('this page again')) ?? '';
  const cameBy = isStaff
    ? read('cameBy', oneOf('who wants it', ['on-behalf', 'panel'] as const))
    : undefined;
  if (refusals.length > 0) throw new Refused(refusals);
  return { after, reason, formKey, cameBy };
}

type Read = <Value>(field: string, reader: Reader<Value>) => Value | undefined;

function termsOf(kind: VariationKind, body: Readonly<Record<string, unknown>>, read: Read): Terms {
  switch (kind) {
    case 'budget':
      return { lines: linesOf(body, read) };
    case 'dates':
      return {
        startsOn: read('startsOn', optionalDate('when the work starts')) ?? null,
        endsOn: read('endsOn', optionalDate('when the work ends')) ?? null,
        returnsLaterByMonths:
          read('returnsLaterByMonths', wholeNumber('the months, 0 for none', 0, MOST_MONTHS)) ?? 0,
      };
    case 'purpose':
      return { purpose: read('purpose', text('what the money is for', LONGEST_PURPOSE)) ?? '' };
    case 'name':
      return {
        title: read('title', text('the name of the project')) ?? '',
        organisationName: read('organisationName', text('the name of the organisation')) ?? '',
      };
    case 'reduction':
      return { amountPence: (read('amount', pounds('what the grant comes to')) ?? 0n).toString() };
  }
}

/** `what-1`, `pounds-1` and so on; a line with neither is none. */
function linesOf(body: Readonly<Record<string, unknown>>, read: Read): readonly TermsLine[] {
  const lines: TermsLine[] = [];
  for (let number = 1; number <= MOST_LINES; number += 1) {
    const [name, sum] = [`what-${number}`, `pounds-${number}`];
    if (textOf(body[name]).trim() === '' && textOf(body[sum]).trim() === '') continue;
    const what = read(name, text('what the line is for')) ?? '';
    const pence = read(sum, pounds('its amount, 0 for nothing', 0n)) ?? 0n;
    if (pence > 0n) lines.push({ what, pence: pence.toString() });
  }
  return lines;
}
