import { formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPence, plainPounds, type Pence } from '../../kernel/pence.js';
import type { Terms, TermsLine, VariationKind, VariationStatus } from './variation.js';
import type { RecordedVariation } from './variations.queries.js';

export const KIND_WORDS: Readonly<Record<VariationKind, string>> = {
  budget: 'The budget',
  dates: 'The dates',
  purpose: 'What the money is for',
  name: 'A name',
  reduction: 'A smaller grant',
};

const STATUS_TAGS: Readonly<Record<VariationStatus, { text: string; colour: string }>> = {
  asked: { text: 'To be decided', colour: 'yellow' },
  withdrawn: { text: 'Taken back', colour: 'grey' },
  approved: { text: 'Approved', colour: 'green' },
  declined: { text: 'Declined', colour: 'red' },
};

/** One thing that was agreed, before the change and after it. */
export interface BesideEachOther {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** A change as a list shows it. */
export interface ListedVariation {
  readonly number: number;
  readonly kind: string;
  readonly status: { readonly text: string; readonly colour: string };
  readonly variation: RecordedVariation;
}

export function listedVariation(variation: RecordedVariation): ListedVariation {
  const { number, kind, status } = variation;
  return { number, kind: KIND_WORDS[kind], status: STATUS_TAGS[status], variation };
}

/** Before and after, line by line: what stays the same too, so that the whole can be read. */
export function besideEachOther(
  kind: VariationKind,
  before: Terms,
  after: Terms,
): readonly BesideEachOther[] {
  switch (kind) {
    case 'budget':
      return budgetLines(before.lines ?? [], after.lines ?? []);
    case 'dates':
      return [
        row('The work starts', day(before.startsOn), day(after.startsOn)),
        row('The work ends', day(before.endsOn), day(after.endsOn)),
        row('Returns not sent yet', 'Due as they are', returns(after.returnsLaterByMonths ?? 0)),
      ];
    case 'purpose':
      return [
        row(
          'The money is for',
          before.purpose === '' ? 'Not said' : (before.purpose ?? ''),
          after.purpose ?? '',
        ),
      ];
    case 'name':
      return [
        row('The project', before.title ?? '', after.title ?? ''),
        row('The organisation', before.organisationName ?? '', after.organisationName ?? ''),
      ];
    case 'reduction':
      return [row('The grant', pounds(before.amountPence), pounds(after.amountPence))];
  }
}

function budgetLines(
  before: readonly TermsLine[],
  after: readonly TermsLine[],
): readonly BesideEachOther[] {
  const names = [...new Set([...before, ...after].map(({ what }) => what))];
  const inLines = (lines: readonly TermsLine[], name: string): string =>
    pounds(lines.find(({ what }) => what === name)?.pence);
  return names.map((name) => row(name, inLines(before, name), inLines(after, name)));
}

function row(what: string, before: string, after: string): BesideEachOther {
  return { what, before, after };
}

function day(date: LondonDate | null | undefined): string {
  return date ? formatDate(date) : 'Not said';
}

function pounds(pence: string | undefined): string {
  return pence === undefined ? '–' : formatPence(BigInt(pence));
}

function returns(months: number): string {
  if (months === 0) return 'Due as they are';
  return months === 1 ? 'Due 1 month later' : `Due ${months} months later`;
}

/** The lines of a budget to be typed over, and some empty ones; sums as they are typed. */
export function linesToType(
  lines: readonly TermsLine[],
): readonly { readonly number: number; readonly what: string; readonly pounds: string }[] {
  const EMPTY = 3;
  const typed = lines.map(({ what, pence }) => ({ what, pounds: plainPounds(BigInt(pence)) }));
  const all = [...typed, ...Array.from({ length: EMPTY }, () => ({ what: '', pounds: '' }))];
  return all.map((line, at) => ({ number: at + 1, ...line }));
}

/** Of how much money and how many months it is, as a sentence; '' where there is nothing to say. */
export function sizeInWords(movedPence: Pence, movedMonths: number): string {
  if (movedPence > 0n) return `${formatPence(movedPence)} is moved or taken off`;
  if (movedMonths > 120) return 'It was not said before when the work is done';
  if (movedMonths > 0) {
    return `It moves by ${movedMonths === 1 ? '1 month' : `${movedMonths} months`}`;
  }
  return '';
}
