import type { Vote } from '../../panels/meetings/voting.rules.js';
import { Field } from '../../platform/web/field.decorator.js';
import { oneOf, text } from '../../platform/web/fields.js';

export class AnsweringForm {
  @Field(oneOf('how your agency votes', ['for', 'against', 'abstain'])) readonly vote!: Vote;
  /** Of the text that was read. */
  @Field(text('this page again')) readonly textSha256!: string;
}
