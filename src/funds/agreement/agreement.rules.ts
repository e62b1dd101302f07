import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { feeInWords, type FeeTerms } from '../fee/fee.rules.js';

/** What a fund is held under. */
export interface AgreementTerms extends FeeTerms {
  readonly agreementReference: string;
  readonly restriction: string;
  readonly area: string;
  readonly beneficiaries: string;
  readonly theme: string;
  /** Keys of the kinds of cost it may not pay for. */
  readonly excludedCosts: readonly string[];
}

/** The terms as people read them, by what they are called. */
export type TermsInWords = Readonly<Record<string, string>>;

/** @param nameOf what a kind of cost is called, by its key. */
export function termsInWords(
  terms: AgreementTerms,
  nameOf: Readonly<Record<string, string>>,
): TermsInWords {
  return {
    'May be spent on': terms.restriction,
    Area: terms.area,
    'For whom': terms.beneficiaries,
    Theme: terms.theme,
    'Not for': terms.excludedCosts.map((kind) => nameOf[kind] ?? kind).join(', '),
    'Reference of the agreement': terms.agreementReference,
    'Starts on': formatDate(terms.startsOn),
    'To be spent by': formatDate(terms.spendBy),
    'Management fee': feeInWords(terms),
  };
}

/** The terms that differ, as they were and as they are. */
export function differences(
  was: TermsInWords,
  is: TermsInWords,
): { readonly before: TermsInWords; readonly after: TermsInWords } {
  const changed = Object.keys(is).filter((name) => was[name] !== is[name]);
  const those = (terms: TermsInWords): TermsInWords =>
    Object.fromEntries(changed.map((name) => [name, terms[name] ?? '']));
  return { before: those(was), after: those(is) };
}

/** Every reason why an agreement can't say this. */
export function refusalsToAgree(terms: {
  readonly startsOn: LondonDate;
  readonly spendBy: LondonDate;
}): readonly Refusal[] {
  if (terms.spendBy >= terms.startsOn) return [];
  const message = 'The spend-by date must be on or after the day the agreement starts';
  return [{ code: 'spend-by-before-start', field: 'spendBy', message }];
}
