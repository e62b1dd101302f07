import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

export class DocumentForm {
  @Field(text('what the document is')) readonly title!: string;
}
