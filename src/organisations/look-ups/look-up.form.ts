import { Field } from '../../platform/web/field.decorator.js';
import { oneOf } from '../../platform/web/fields.js';
import type { RegisterCode } from './register.rules.js';

export class LookUpForm {
  @Field(oneOf('a register', ['charity-commission', 'companies-house']))
  readonly register!: RegisterCode;
}
