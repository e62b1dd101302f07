import { Field } from '../../../platform/web/field.decorator.js';
import { idOf, oneOf } from '../../../platform/web/fields.js';
import { EditForm } from '../edit.form.js';

/** Of a form of applications, and of a form of returns: what each may start as, the page offers. */
const SOURCES = ['newest', 'standard', 'bare', 'round', 'light', 'full'] as const;

/** What a new version starts as; `round` is chosen when it is another round's. */
export class BeginningForm {
  @Field(oneOf('what the form starts as', SOURCES))
  readonly from!: (typeof SOURCES)[number];
  @Field((typed, body, name) =>
    body['from'] === 'round' ? idOf('the round to copy from')(typed, body, name) : { value: '' },
  )
  readonly round!: string;
}

export class DiscardingForm extends EditForm {}
