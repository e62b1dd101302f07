import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf, optionalText } from '../../../platform/web/fields.js';
import { findings, type Finding } from './likeness.rules.js';

export class LikenessForm {
  @Field(oneOf('what you found', findings)) readonly finding!: Finding;
  @Field(optionalText('what you found', 2000)) readonly note!: string;
}
