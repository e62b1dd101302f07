import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { optionalText, pounds, text, wholeNumber } from '../../platform/web/fields.js';

const LONGEST_ANSWER = 10_000;

export class SubmissionForm {
  @Field(pounds('what you have spent so far, 0 if nothing yet', 0n)) readonly spent!: Pence;
  @Field(wholeNumber('how many people it reached', 0, 1_000_000)) readonly people!: number;
  @Field(text('what the grant has made possible', LONGEST_ANSWER)) readonly story!: string;
  @Field(optionalText('what changed', LONGEST_ANSWER)) readonly changes!: string;
}
