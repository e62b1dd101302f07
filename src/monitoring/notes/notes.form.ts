import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import {
  date,
  idOf,
  isId,
  oneOf,
  optionalDate,
  optionalText,
  text,
} from '../../platform/web/fields.js';
import { NOTE_KINDS, type NoteKind } from './award-note.entity.js';

export class NoteForm {
  @Field(oneOf('what it was', NOTE_KINDS)) readonly kind!: NoteKind;
  @Field(date('the day')) readonly heldOn!: LondonDate;
  @Field(text('who took part', 500)) readonly who!: string;
  @Field(text('what was seen or said', 10_000)) readonly seen!: string;
  @Field((typed) => ({ value: typed === 'yes' })) readonly isShared!: boolean;
  @Field(optionalText('what there is to see to', 1000)) readonly followUp!: string;
  @Field((typed) => ({ value: isId(typed) ? typed : null })) readonly owner!: string | null;
  @Field(optionalDate('by when')) readonly dueOn!: LondonDate | null;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class OutcomeForm {
  @Field(text('what came of it', 2000)) readonly outcome!: string;
}
