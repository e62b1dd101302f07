import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Field, textOf, type Reader, type Reading } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, optionalText, pounds, text } from '../../platform/web/fields.js';
import type { AgreementTerms } from './agreement.rules.js';
import { COST_KINDS } from './cost-kinds.js';

const FEE_KINDS = ['none', 'percent', 'yearly'] as const;
type FeeKind = (typeof FEE_KINDS)[number];

/** What an agreement says, as the opening of a fund and a change of its agreement ask for it. */
export class TermsForm {
  @Field(text('what the money may be spent on', 2000)) readonly restriction!: string;
  @Field(optionalText('the area', 200)) readonly area!: string;
  @Field(optionalText('for whom it is', 500)) readonly beneficiaries!: string;
  @Field(optionalText('the theme', 200)) readonly theme!: string;
  @Field(readCostKinds) readonly excludedCosts!: readonly string[];
  @Field(text('the reference of the agreement')) readonly agreementReference!: string;
  @Field(date('the day the agreement starts')) readonly startsOn!: LondonDate;
  @Field(date('the spend-by date')) readonly spendBy!: LondonDate;
  @Field(oneOf('the management fee', FEE_KINDS)) readonly feeKind!: FeeKind;
  @Field(whenFee('percent', readPercent)) readonly feePercent!: number | null;
  @Field(whenFee('yearly', pounds('the fee for a year'))) readonly feeYearly!: Pence | null;
  @Field(readCeiling) readonly feeCeiling!: Pence | null;
}

export class AgreementForm extends TermsForm {
  @Field(text('why it changes', 1000)) readonly reason!: string;
  /** The change that was the last when the form was opened; '' for none. */
  @Field(optionalText('the last change', 36)) readonly lastChange!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export function termsOf(form: TermsForm): AgreementTerms {
  const { restriction, area, beneficiaries, theme, excludedCosts, agreementReference } = form;
  const { startsOn, spendBy, feeKind, feePercent, feeYearly, feeCeiling } = form;
  return {
    ...{ restriction, area, beneficiaries, theme, excludedCosts, agreementReference },
    ...{ startsOn, spendBy, feeKind },
    feeBasisPoints: feePercent,
    feeYearlyPence: feeYearly,
    feeCeilingPence: feeCeiling,
  };
}

/** `7.5` or `7.5%` → 750 hundredths of a per cent. */
export function readPercent(typed: string): Reading<number> {
  const [, whole = '', parts = ''] = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%?$/.exec(typed.trim()) ?? [];
  const value = Number(whole) * 100 + Number(parts.padEnd(2, '0'));
  return whole === '' || value < 1 || value > 5000
    ? { problem: 'The percentage must be from 0.01 to 50, like 7.5' }
    : { value };
}

function whenFee<Value>(kind: string, read: Reader<Value>): Reader<Value | null> {
  return (typed, body, name) =>
    textOf(body['feeKind']) === kind ? read(typed, body, name) : { value: null };
}

function readCeiling(typed: string, body: Readonly<Record<string, unknown>>, name: string) {
  const hasFee = textOf(body['feeKind']) !== 'none' && typed.trim() !== '';
  return hasFee ? pounds('the ceiling')(typed, body, name) : { value: null };
}

/** Boxes of one name; what is not one of ours was not ticked on our page. */
function readCostKinds(_: string, body: Readonly<Record<string, unknown>>, name: string) {
  const ticked = [body[name]].flat();
  return { value: Object.keys(COST_KINDS).filter((kind) => ticked.includes(kind)) };
}
