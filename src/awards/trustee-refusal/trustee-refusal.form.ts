import { Field } from '../../platform/web/field.decorator.js';
import { text } from '../../platform/web/fields.js';

export class ProposalForm {
  @Field(text('the legal reason', 2000)) readonly legalReason!: string;
}

export class WithdrawalForm {
  @Field(text('the reason', 1000)) readonly reason!: string;
}
