import { Field } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';

export class CommentForm {
  @Field(text('your comment', 5000)) readonly text!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}
