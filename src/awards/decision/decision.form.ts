import type { Pence } from '../../kernel/pence.js';
import { Field, textOf, type Reader } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, optionalText, pounds, text } from '../../platform/web/fields.js';
import type { Outcome } from './decision.entity.js';
import type { Verdict } from './decision.service.js';

export class DecisionForm {
  @Field(oneOf('what the panel decided', ['awarded', 'declined'])) readonly outcome!: Outcome;
  @Field(whenAwarding(idOf('the fund it comes from'))) readonly fund!: string;
  @Field(whenAwarding(pounds('the amount'))) readonly amount!: Pence;
  @Field(optionalText('the conditions', 4000)) readonly conditions!: string;
  @Field(text('the reasons', 4000)) readonly reasons!: string;
}

/** Without the fields that declining doesn't need, whatever was typed in them. */
export function verdictOf({ outcome, fund, amount }: DecisionForm): Verdict {
  return outcome === 'awarded' ? { outcome, fundId: fund, amountPence: amount } : { outcome };
}

function whenAwarding<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (typed, body, name) =>
    textOf(body['outcome']) === 'awarded' ? read(typed, body, name) : { value: undefined };
}
