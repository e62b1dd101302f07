import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Field } from '../../platform/web/field.decorator.js';
import { date, idOf, oneOf, pounds, text } from '../../platform/web/fields.js';
import { organisationChosen } from '../register/register.form.js';
import type { GiftAnswer } from './gift-offer.entity.js';

export class GiftForm {
  @Field(text('what was offered', 500)) readonly what!: string;
  @Field(text('who offered it')) readonly body!: string;
  @Field(organisationChosen) readonly organisation!: string | null | undefined;
  @Field(pounds('what it is worth')) readonly value!: Pence;
  @Field(date('the day it was offered')) readonly offeredOn!: LondonDate;
  @Field(oneOf<GiftAnswer>('whether you accepted it', ['accepted', 'declined']))
  readonly answer!: GiftAnswer;
  @Field(text('why', 500)) readonly reason!: string;
  @Field(idOf('this page again')) readonly formKey!: string;
}

export class CorrectionForm extends GiftForm {
  @Field(text('what was wrong', 500)) readonly correction!: string;
}
