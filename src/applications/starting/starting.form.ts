import { Field } from '../../platform/web/field.decorator.js';
import { idOf } from '../../platform/web/fields.js';

/** For whom an application is started. */
export class StartingForm {
  @Field(idOf('the organisation that applies')) readonly organisation!: string;
}
