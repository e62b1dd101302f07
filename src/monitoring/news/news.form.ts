import { Field } from '../../platform/web/field.decorator.js';
import { oneOf } from '../../platform/web/fields.js';

/** `at-once`, or the weekday of the one letter a week. */
export const CHOICES = ['at-once', '1', '2', '3', '4', '5'] as const;

export class NewsForm {
  @Field(oneOf('how you want to hear of them', CHOICES)) readonly how!: (typeof CHOICES)[number];
}
