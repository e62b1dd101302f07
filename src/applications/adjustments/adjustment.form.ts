import { Field, type Reading } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, text } from '../../platform/web/fields.js';
import type { AdjustmentKind } from './reasonable-adjustment.entity.js';

export const ADJUSTMENTS: Readonly<Record<AdjustmentKind, string>> = {
  'other-format': 'Another format',
  'more-time': 'More time',
  help: 'Help with applying',
  other: 'Something else',
};

const KINDS: readonly AdjustmentKind[] = ['other-format', 'more-time', 'help', 'other'];

/** For whom, what was asked, and what was agreed. */
export class AdjustmentForm {
  @Field(readPerson) readonly person!: string | null;
  @Field(oneOf('what it is about', KINDS)) readonly kind!: AdjustmentKind;
  @Field(text('what was asked for', 2000)) readonly asked!: string;
  @Field(text('what was agreed', 2000)) readonly agreed!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

/** One of the organisation's contacts, or `all` of them. */
function readPerson(
  typed: string,
  body: Readonly<Record<string, unknown>>,
  name: string,
): Reading<string | null> {
  return typed === 'all' ? { value: null } : idOf('for whom it is')(typed, body, name);
}
