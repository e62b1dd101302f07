import { Field } from '../../platform/web/field.decorator.js';
import { idOf, text } from '../../platform/web/fields.js';
import { shares } from '../receipt-from-line/shares.form.js';
import type { Share } from '../receipt-from-line/shares.rules.js';

export class SuspenseForm {
  @Field(text('what is known of it', 500)) readonly note!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class AssignmentForm {
  @Field(shares) readonly shares!: readonly Share[];
  @Field(text('the reference')) readonly reference!: string;
  @Field(text('how it was found out', 500)) readonly reason!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}
