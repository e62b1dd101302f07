import { Field } from '../../platform/web/field.decorator.js';
import { idOf, optionalText } from '../../platform/web/fields.js';

/** For whom an application is started. */
export class StartingForm {
  @Field(idOf('the organisation that applies')) readonly organisation!: string;
  /** What was answered to the questions of who can apply, as the address carries it: `1.2.1`. */
  @Field(optionalText('your answers', 100)) readonly a!: string;
  /** The version of these questions. */
  @Field(optionalText('your answers', 10)) readonly v!: string;
}
