import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { pounds } from '../../platform/web/fields.js';

export class LimitForm {
  @Field(pounds('the limit for one payment')) readonly item!: Pence;
  @Field(pounds('the limit for one run')) readonly run!: Pence;
}
