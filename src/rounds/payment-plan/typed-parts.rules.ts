import type { Refusal } from '../../kernel/refusal.js';
import { LATEST_MONTH, MOST_PARTS, refusalsOfTerms } from './payment-plan.rules.js';
import type { PartTerms, PartTrigger, PlanPart } from './payment-plan.rules.js';

/** A row of a form: how much, and when. Each '' where nothing was typed. */
export interface TypedPart {
  /** Percent of an award, or pounds of this one. */
  readonly much: string;
  /** `date`, `conditions`, `return` or `final`. */
  readonly when: string;
  /** The months, or which return. */
  readonly number: string;
}

/** Rows of a plan, read: those that could be, and a sentence at the field of each that could not. */
export interface ReadParts<Part> {
  readonly parts: readonly Part[];
  readonly refusals: readonly Refusal[];
}

/** Reads how much one row says, or says why it can't be read. */
export type ReadMuch<Much> = (typed: string) => { readonly much: Much } | { readonly no: string };

/**
 * Reads the rows of a plan, in whatever a row says how much of. A row without it is left out; those after it move up.
 * @param returns how many returns the award brings with it.
 */
export function readRows<Much>(
  typed: readonly TypedPart[],
  readMuch: ReadMuch<Much>,
  returns: number,
): ReadParts<PartTerms & { readonly much: Much }> {
  const refusals: Refusal[] = [];
  const parts: (PartTerms & { readonly much: Much })[] = [];
  typed.slice(0, MOST_PARTS).forEach((row, at) => {
    if (row.much === '' && row.number === '') return;
    const no = (field: string, message: string): void => {
      refusals.push({
        code: 'part-unreadable',
        field: `part-${at + 1}-${field}`,
        message: `Payment ${at + 1}: ${message}`,
      });
    };
    const read = readMuch(row.much);
    const when = readWhen(row, returns);
    if ('no' in read) no('much', read.no);
    if ('no' in when) no(when.field, when.no);
    if ('much' in read && 'trigger' in when) parts.push({ much: read.much, ...when });
  });
  if (refusals.length > 0) return { parts, refusals };
  return { parts, refusals: refusalsOfTerms(parts, returns) };
}

function readWhen(
  { when, number }: TypedPart,
  returns: number,
): PartTerms | { readonly no: string; readonly field: string } {
  const typed = /^\d{1,3}$/.test(number) ? Number(number) : undefined;
  const soon = (trigger: PartTrigger, isRetention = false): PartTerms => ({ trigger, isRetention });
  switch (when) {
    case 'date': {
      const months = number === '' ? 0 : typed;
      if (months === undefined || months > LATEST_MONTH) {
        const no = `the months must be a whole number from 0 to ${LATEST_MONTH}`;
        return { field: 'number', no };
      }
      return soon({ kind: 'date', months });
    }
    case 'conditions':
      return soon({ kind: 'conditions' });
    case 'return':
      if (typed === undefined || typed === 0) {
        return { field: 'number', no: 'enter which return it waits for, like 1' };
      }
      return soon({ kind: 'return', number: typed });
    case 'final':
      return soon({ kind: 'return', number: returns }, true);
    default:
      return { field: 'when', no: 'choose when it is made' };
  }
}

/** Rows in percent, which come to 100. */
export function readShares(typed: readonly TypedPart[], returns: number): ReadParts<PlanPart> {
  const { parts: rows, refusals } = readRows(typed, readPercent, returns);
  const parts = rows.map(({ much: share, ...terms }) => ({ share, ...terms }));
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  if (refusals.length > 0 || total === 100) return { parts, refusals };
  const message = `The shares must come to 100%: these come to ${total.toString()}%`;
  return { parts, refusals: [{ code: 'shares-not-whole', field: 'part-1-much', message }] };
}

function readPercent(typed: string): { readonly much: number } | { readonly no: string } {
  const share = /^\d{1,3}$/.test(typed.replace(/\s*%$/, '')) ? Number.parseInt(typed, 10) : 0;
  if (share >= 1 && share <= 100) return { much: share };
  return { no: 'the share must be a whole number from 1 to 100' };
}
