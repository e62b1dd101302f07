import { Field } from '../../platform/web/field.decorator.js';
import { ticked, wholeNumber } from '../../platform/web/fields.js';

/** A second signatory's word, and for which version of the answers. */
export class CertificationForm {
  @Field(ticked('Tick the box to say that the answers are true')) readonly certificate!: true;
  @Field(wholeNumber('this page again', 0, 999_999_999)) readonly version!: number;
}
