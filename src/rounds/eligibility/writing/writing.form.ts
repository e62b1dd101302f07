import { Field, textOf, type Reading } from '../../../platform/web/field.decorator.js';
import { wholeNumber } from '../../../platform/web/fields.js';
import type { TypedQuestion } from './typed-questions.rules.js';

/** More would be a form of its own. */
export const MOST_QUESTIONS = 12;

export class WritingForm {
  @Field(readRows) readonly questions!: readonly TypedQuestion[];
  /** The version of the questions that the page showed; 0 for none. */
  @Field(wholeNumber('this page again', 0, 999_999)) readonly version!: number;
}

/** What was typed in each row: `question-1-text`, `question-1-choices` … */
function readRows(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<readonly TypedQuestion[]> {
  return {
    value: Array.from({ length: MOST_QUESTIONS }, (_, index) => {
      const typed = (field: keyof TypedQuestion): string =>
        textOf(body[`question-${index + 1}-${field}`])
          .replaceAll('\r\n', '\n')
          .replaceAll('\0', '')
          .trim();
      return {
        ...{ text: typed('text'), hint: typed('hint'), choices: typed('choices') },
        ...{ ruledOut: typed('ruledOut'), why: typed('why'), elsewhere: typed('elsewhere') },
        place: typed('place'),
      };
    }),
  };
}
