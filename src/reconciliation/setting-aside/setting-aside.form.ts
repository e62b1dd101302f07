import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, text } from '../../platform/web/fields.js';
import { SET_ASIDE, type SetAside } from '../bank-line-mark.entity.js';

export class SettingAsideForm {
  @Field(oneOf('whether to hold or ignore it', SET_ASIDE)) readonly state!: SetAside;
  @Field(text('why', 500)) readonly reason!: string;
}
