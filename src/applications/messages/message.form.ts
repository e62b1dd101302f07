import { Field } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, optionalText } from '../../platform/web/fields.js';

/** What is said; or only that what others said has been read. */
export class MessageForm {
  @Field(oneOf('what to do', ['send', 'read'])) readonly act!: 'send' | 'read';
  @Field(optionalText('your message', 5000)) readonly body!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}
