import { Field } from '../../platform/web/field.decorator.js';
import { idOf } from '../../platform/web/fields.js';

export class InvitingForm {
  @Field(idOf('the organisation to invite')) readonly organisation!: string;
}
