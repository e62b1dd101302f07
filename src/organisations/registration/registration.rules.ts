import type { Refusal } from '../../kernel/refusal.js';
import { hasNumber, LEGAL_FORMS, type LegalForm } from '../legal-form.rules.js';

/** The numbers as typed; '' for none. */
export interface RegisteredNumbers {
  readonly legalForm: LegalForm;
  readonly charityNumber: string;
  readonly companyNumber: string;
}

/** England and Wales; Scotland; Northern Ireland. */
const CHARITY_NUMBER = /^(\d{6,7}|SC\d{6}|NIC\d{6})$/;
/** Companies House and the Mutuals Register: digits, or letters and digits. */
const COMPANY_NUMBER = /^(\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}[A-Z])$/;

/** As the register writes it; undefined when it is not a charity number. */
export function charityNumberOf(typed: string): string | undefined {
  const number = typed.replaceAll(/\s/g, '').toUpperCase();
  return CHARITY_NUMBER.test(number) ? number : undefined;
}

/** As the register writes it, with the zeros that people leave out before an all-digit number. */
export function companyNumberOf(typed: string): string | undefined {
  const number = typed.replaceAll(/\s/g, '').toUpperCase();
  const whole = /^\d{6,8}$/.test(number) ? number.padStart(8, '0') : number;
  return COMPANY_NUMBER.test(whole) ? whole : undefined;
}

/** Numbers may be left empty; one that is given must be one that bodies of this form have. */
export function refusalsOfNumbers(typed: RegisteredNumbers): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const form = LEGAL_FORMS[typed.legalForm].text;
  if (typed.charityNumber !== '') {
    if (!hasNumber(typed.legalForm, 'charity')) {
      refusals.push(noSuchNumber('charityNumber', 'charity number', form));
    } else if (charityNumberOf(typed.charityNumber) === undefined) {
      refusals.push({
        code: 'charity-number',
        field: 'charityNumber',
        message: 'The charity number must be 6 or 7 digits, like 1092567',
      });
    }
  }
  if (typed.companyNumber !== '') {
    if (!hasNumber(typed.legalForm, 'company')) {
      refusals.push(noSuchNumber('companyNumber', 'company number', form));
    } else if (companyNumberOf(typed.companyNumber) === undefined) {
      refusals.push({
        code: 'company-number',
        field: 'companyNumber',
        message: 'The company number must be 8 characters, like 01234567 or RS001234',
      });
    }
  }
  return refusals;
}

function noSuchNumber(field: string, what: string, form: string): Refusal {
  return {
    code: 'number-of-another-form',
    field,
    message: `Leave the ${what} empty, or choose another kind: “${form}” has none`,
  };
}
