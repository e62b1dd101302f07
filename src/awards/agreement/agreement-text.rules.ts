import { formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPence, formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { PlannedPart } from '../award-plans.queries.js';

/** A condition as an agreement has it. */
export interface AgreedCondition {
  readonly number: number;
  readonly kind: 'precedent' | 'ongoing';
  readonly text: string;
  /** The first payment that waits for it; null for an ongoing one. */
  readonly beforePart: number | null;
}

/** Everything an agreement is made of. */
export interface AgreementFacts {
  readonly panelName: string;
  readonly organisationName: string;
  readonly fundName: string;
  readonly funderName: string;
  readonly reference: string;
  /** What the grant is for, as the application has it. */
  readonly title: string;
  readonly amountPence: Pence;
  readonly startsOn: LondonDate | null;
  readonly endsOn: LondonDate | null;
  readonly parts: readonly PlannedPart[];
  /** Months after the last signature, earliest first. */
  readonly returnMonths: readonly number[];
  readonly conditions: readonly AgreedCondition[];
  /** The panel's terms: a paragraph a line, headings with `# `. */
  readonly terms: string;
}

/** What of an agreement is kept beside its text, so that two can be laid side by side. Each a sentence. */
export interface AgreedParticulars {
  readonly payments: readonly string[];
  readonly returns: readonly string[];
  readonly conditions: readonly AgreedCondition[];
}

/** A part of the text, with its heading. */
export interface TextSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

export function particularsOf(facts: AgreementFacts): AgreedParticulars {
  return {
    payments: facts.parts.map(paymentInWords),
    returns: facts.returnMonths.map(returnInWords),
    conditions: facts.conditions,
  };
}

/**
 * The text that is signed, word by word: a paragraph a line, headings with `# `. The same facts are the same text, so
 * that its hash says whether anything was changed.
 */
export function agreementText(facts: AgreementFacts): string {
  const { payments, returns } = particularsOf(facts);
  const { organisationName: name, panelName, amountPence, title } = facts;
  return [
    '# The grant',
    `${panelName} gives ${name} ${formatPence(amountPence)} for “${oneLine(title)}”, as application ${facts.reference} describes it.`,
    `The money is ${facts.fundName}’s, which ${facts.funderName} has given for this.`,
    spentWhen(facts),
    '# Payments',
    ...payments,
    '# Returns',
    ...(returns.length > 0 ? returns : ['No return is asked for.']),
    '# Special conditions',
    ...(facts.conditions.length > 0
      ? facts.conditions.map(conditionInWords)
      : ['There are no special conditions.']),
    ...linesOf(facts.terms),
  ].join('\n');
}

/** The lines of a text by its headings; what stands before the first heading is left out of none. */
export function sectionsOf(text: string): readonly TextSection[] {
  const sections: { heading: string; paragraphs: string[] }[] = [];
  for (const line of linesOf(text)) {
    const heading = /^#+ *(.*)$/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ heading, paragraphs: [] });
    else {
      if (sections.length === 0) sections.push({ heading: 'Terms', paragraphs: [] });
      sections.at(-1)?.paragraphs.push(line);
    }
  }
  return sections;
}

/** A decision's conditions, a line each, with the marks of a list taken off. */
export function conditionsIn(text: string): readonly string[] {
  return linesOf(text)
    .map((line) => line.replace(/^(?:[-*•–]|\d{1,2}[.)])(?:\s+|$)/, '').trim())
    .filter((line) => line !== '');
}

/** "Before the first payment: publish the menu". */
function conditionInWords({ number, kind, text, beforePart }: AgreedCondition): string {
  if (kind === 'ongoing') return `${number}. For as long as the grant lasts: ${text}`;
  return `${number}. Before payment ${beforePart ?? 1} is made: ${text}`;
}

function paymentInWords({ number, amountPence, trigger, isRetention }: PlannedPart): string {
  const sum = `Payment ${number}: ${formatPenceExactly(amountPence)}`;
  const kept = isRetention ? ', which is kept until then' : '';
  switch (trigger.kind) {
    case 'date':
      return trigger.months === 0
        ? `${sum}, when this agreement is signed.`
        : `${sum}, ${monthsAfter(trigger.months)} this agreement is signed.`;
    case 'conditions':
      return `${sum}, when the special conditions that come before it are met.`;
    case 'return':
      return `${sum}, when return ${trigger.number} has been accepted${kept}.`;
  }
}

function returnInWords(months: number, at: number): string {
  return `Return ${at + 1}: due ${monthsAfter(months)} this agreement is signed.`;
}

function monthsAfter(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'} after`;
}

function spentWhen({ startsOn, endsOn }: AgreementFacts): string {
  if (startsOn !== null && endsOn !== null) {
    return `It is spent from ${formatDate(startsOn)} to ${formatDate(endsOn)}.`;
  }
  if (endsOn !== null) return `It is spent by ${formatDate(endsOn)}.`;
  return startsOn === null
    ? 'It is spent from the day this agreement is signed.'
    : `It is spent from ${formatDate(startsOn)}.`;
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What somebody typed on one line stays on it: it begins no heading of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
