import { Field } from '../../../platform/web/field.decorator.js';
import { oneOf } from '../../../platform/web/fields.js';
import type { Direction } from '../edits.rules.js';
import { EditForm } from '../edit.form.js';

export class MoveForm extends EditForm {
  @Field(oneOf('up or down', ['up', 'down'])) readonly direction!: Direction;
}

/** A place is removed by its page alone: what it is called there is sent with it. */
export class RemovalForm extends EditForm {}
