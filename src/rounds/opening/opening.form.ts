import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Field, textOf, type Reading } from '../../platform/web/field.decorator.js';
import { date, idOf, pounds, text, timeOfDay, wholeNumber } from '../../platform/web/fields.js';
import { readBudgetFields } from '../budget/budget.form.js';
import { readPartFields } from '../payment-plan/part-fields.js';
import { LATEST_MONTH, MOST_PARTS } from '../payment-plan/payment-plan.rules.js';
import type { TypedPart } from '../payment-plan/typed-parts.rules.js';
import { readContested, readHidden, readScoresSeen } from '../judging/judging.form.js';
import type { ScoresSeen } from '../judging/judging.rules.js';
import type { TypedBudgets, TypedCriterion } from './opening-rows.rules.js';

/** So many criteria fit on one score sheet that a member reads with care. */
export const MOST_CRITERIA = 5;

/** What opens a round. Dates and times are those of a clock in Colchester. */
export class OpeningForm {
  @Field(text('a title')) readonly title!: string;
  @Field(text('what the round is for', 2000)) readonly summary!: string;
  @Field(idOf('the panel that decides')) readonly panel!: string;
  @Field(readBudgetFields) readonly budgets!: TypedBudgets;
  @Field(date('the day it opens')) readonly opensOn!: LondonDate;
  @Field(timeOfDay('the time it opens')) readonly opensTime!: string;
  @Field(date('the day it closes')) readonly closesOn!: LondonDate;
  @Field(timeOfDay('the time it closes')) readonly closesTime!: string;
  @Field(date('the day scores are due')) readonly scoreBy!: LondonDate;
  @Field(pounds('the smallest award')) readonly smallest!: Pence;
  @Field(pounds('the largest award')) readonly largest!: Pence;
  /** `own`: the rows below; else so many equal payments. */
  @Field((typed) => ({ value: typed === 'own' })) readonly hasOwnParts!: boolean;
  @Field(wholeNumber('the number of payments', 1, MOST_PARTS)) readonly instalments!: number;
  @Field(readPartFields) readonly parts!: readonly TypedPart[];
  @Field(readSignatories) readonly signatories!: number;
  @Field(readOfferDays) readonly offerDays!: number;
  @Field(readTick) readonly needsSecondSignatory!: boolean;
  @Field(readTick) readonly isByInvitation!: boolean;
  @Field(readTick) readonly tellsAtOnce!: boolean;
  @Field(readScoresSeen) readonly scoresSeen!: ScoresSeen;
  @Field(readHidden) readonly hidesApplicants!: boolean;
  @Field(readContested) readonly contestedHundredths!: number;
  @Field(readReturnMonths) readonly returnMonths!: readonly number[];
  @Field(readFormSource) readonly formFrom!: string;
  @Field(readCriterionFields) readonly criteria!: readonly TypedCriterion[];
}

function readTick(typed: string): Reading<boolean> {
  return { value: typed === 'yes' };
}

/** Two, unless one is chosen: what is left out is the safer. */
function readSignatories(typed: string): Reading<number> {
  return { value: typed === '1' ? 1 : 2 };
}

const OFFER_DAYS = wholeNumber('the number of days to accept an offer in', 7, 180);

function readOfferDays(
  typed: string,
  body: Readonly<Record<string, unknown>>,
  name: string,
): Reading<number> {
  return typed.trim() === '' ? { value: 28 } : OFFER_DAYS(typed, body, name);
}

/** `6, 12` → [6, 12]. */
export function readReturnMonths(typed: string): Reading<readonly number[]> {
  const parts = typed.split(/[\s,;]+|\band\b/).filter((part) => part !== '');
  const months = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 0));
  const areSound = months.every((month) => month >= 1 && month <= LATEST_MONTH);
  if (months.length === 0) return { problem: 'Enter when returns are due, like 6, 12' };
  if (!areSound || months.length > 12) {
    return {
      problem: `Returns must be due in 12 or fewer whole numbers of months from 1 to ${LATEST_MONTH}, like 6, 12`,
    };
  }
  return { value: [...new Set(months)].sort((a, b) => a - b) };
}

/** Nothing chosen is the standard form; a round that is not there is refused when it is looked for. */
function readFormSource(typed: string): Reading<string> {
  if (typed === '') return { value: 'standard' };
  if (typed === 'standard' || typed === 'bare') return { value: typed };
  return idOf('what the form starts as')(typed, {}, '');
}

function readCriterionFields(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<readonly TypedCriterion[]> {
  const typed = (row: number, field: string): string =>
    textOf(body[`criterion-${row}-${field}`]).replaceAll('\0', '').trim();
  return {
    value: Array.from({ length: MOST_CRITERIA }, (_, index) => ({
      name: typed(index + 1, 'name'),
      question: typed(index + 1, 'question'),
      weight: typed(index + 1, 'weight'),
      descriptors: typed(index + 1, 'descriptors'),
    })),
  };
}
