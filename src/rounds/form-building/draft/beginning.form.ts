import { Field } from '../../../platform/web/field.decorator.js';
import { idOf, oneOf } from '../../../platform/web/fields.js';
import { EditForm } from '../edit.form.js';

/** What a new version starts as; `round` is chosen when it is another round's. */
export class BeginningForm {
  @Field(oneOf('what the form starts as', ['newest', 'standard', 'bare', 'round']))
  readonly from!: 'newest' | 'standard' | 'bare' | 'round';
  @Field((typed, body, name) =>
    body['from'] === 'round' ? idOf('the round to copy from')(typed, body, name) : { value: '' },
  )
  readonly round!: string;
}

export class DiscardingForm extends EditForm {}
