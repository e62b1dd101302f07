import type { Pence } from '../../kernel/pence.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { idOf, oneOf, pounds, text } from '../../platform/web/fields.js';
import { RULE_OUTCOMES, type RuleOutcome } from './bank-rules.rules.js';

/** Left empty there is no limit, and no choice. */
function orNone<Value>(read: Reader<Value>): Reader<Value | null> {
  return (typed, body, name) => (typed.trim() === '' ? { value: null } : read(typed, body, name));
}

export class BankRuleForm {
  @Field(text('a name for the rule', 80)) readonly name!: string;
  @Field(orNone(idOf('the bank account'))) readonly bankAccountId!: string | null;
  @Field(oneOf('whether the money comes in or goes out', ['in', 'out']))
  readonly direction!: 'in' | 'out';
  @Field(text('the words to look for', 120)) readonly words!: string;
  @Field(orNone(pounds('the smallest sum'))) readonly least!: Pence | null;
  @Field(orNone(pounds('the largest sum'))) readonly most!: Pence | null;
  @Field(oneOf('what such a line is', RULE_OUTCOMES)) readonly outcome!: RuleOutcome;
  @Field(orNone(idOf('the fund'))) readonly fundId!: string | null;
  @Field((typed) => ({ value: typed === 'yes' })) readonly isAutomatic!: boolean;
}
