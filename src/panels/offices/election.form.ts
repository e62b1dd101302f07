import type { LondonDate } from '../../kernel/london.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, text } from '../../platform/web/fields.js';
import type { ElectedOffice } from './office-term.entity.js';

export class ElectionForm {
  @Field(oneOf<ElectedOffice>('the office', ['chair', 'vice-chair']))
  readonly office!: ElectedOffice;
  @Field(idOf('who was elected')) readonly personId!: string;
  @Field(date('the day of the election')) readonly electedOn!: LondonDate;
  @Field(text('the meeting that elected them')) readonly electedAt!: string;
}

export class OfficeEndingForm {
  @Field(text('why the office ends', 500)) readonly reason!: string;
}
