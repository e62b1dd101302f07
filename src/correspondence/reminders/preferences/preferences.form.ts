import { Field, type Reader } from '../../../platform/web/field.decorator.js';

const ticked: Reader<ReadonlySet<string>> = (_, body, name) => {
  const sent: readonly unknown[] = [body[name] ?? []].flat();
  return { value: new Set(sent.filter((one): one is string => typeof one === 'string')) };
};

/** The kinds of reminders that a person wants. */
export class PreferencesForm {
  @Field(ticked) readonly wanted!: ReadonlySet<string>;
}
