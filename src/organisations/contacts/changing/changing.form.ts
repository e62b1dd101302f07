import { CAPACITIES, type Capacity } from '../../../kernel/role.js';
import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf } from '../../../platform/web/fields.js';

export class ChangingForm {
  @Field(oneOf('what they may do', CAPACITIES)) readonly capacity!: Capacity;
}
