import { Field, type Reading } from '../../platform/web/field.decorator.js';
import { wholeNumber } from '../../platform/web/fields.js';

/** What every page of the builder sends: which state of the form it showed. */
export class EditForm {
  @Field(wholeNumber('this page again', 0, 999_999_999)) readonly revision!: number;
}

/** One line, as typed. Whether it will do, the rules of a form say. */
export function typedLine(typed: string): Reading<string> {
  return { value: typed.replaceAll('\0', '').replaceAll(/\s+/g, ' ').trim() };
}

/** Paragraphs, as typed; '' when there are none. */
export function typedText(typed: string): Reading<string> {
  return { value: typed.replaceAll('\r\n', '\n').replaceAll('\0', '').trim() };
}
