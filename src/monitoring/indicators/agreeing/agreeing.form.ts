import { Field } from '../../../platform/web/field.decorator.js';
import { idOf, wholeNumber } from '../../../platform/web/fields.js';

export class TargetForm {
  @Field(idOf('the indicator')) readonly indicator!: string;
  @Field((typed, body, name) =>
    typed.trim() === ''
      ? { value: null }
      : wholeNumber('the target', 1, 100_000_000)(typed, body, name),
  )
  readonly target!: number | null;
}
