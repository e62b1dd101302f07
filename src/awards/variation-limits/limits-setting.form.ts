import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, pounds, text, wholeNumber } from '../../platform/web/fields.js';
import type { Office } from './variation-limit.rules.js';

const LONGEST = 60;

/** Who decides which changes, as the coordinator sets it. */
export class LimitsSettingForm {
  /** The version that was in force when the form was shown; 0 when there was none. */
  @Field(wholeNumber('the version', 0, 100_000)) readonly seenVersion!: number;
  @Field(pounds('up to how much the coordinator decides, 0 for nothing', 0n))
  readonly coordinatorPence!: Pence;
  @Field(pounds('up to how much the chair decides', 0n)) readonly chairPence!: Pence;
  @Field(wholeNumber('up to how many months the coordinator decides', 0, LONGEST))
  readonly coordinatorMonths!: number;
  @Field(wholeNumber('up to how many months the chair decides', 0, LONGEST))
  readonly chairMonths!: number;
  @Field(oneOf<Office>('who decides what the money is for', ['coordinator', 'chair', 'panel']))
  readonly purposeOffice!: Office;
  @Field(text('where this is written', 500)) readonly reason!: string;
}
