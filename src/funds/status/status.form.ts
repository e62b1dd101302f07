import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, text } from '../../platform/web/fields.js';
import type { FundStatus } from '../fund.lifecycle.js';

export class StatusForm {
  @Field(oneOf('what it becomes', ['open', 'closing', 'closed'])) readonly status!: FundStatus;
  @Field(text('the reason', 1000)) readonly reason!: string;
}
