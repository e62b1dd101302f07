import { Field } from '../../../platform/web/field.decorator.js';
import { wholeNumber } from '../../../platform/web/fields.js';
import { EditForm } from '../../form-building/edit.form.js';

export class ReturnFormPublicationForm extends EditForm {
  @Field(wholeNumber('this page again', 1, 999_999_999)) readonly version!: number;
}
