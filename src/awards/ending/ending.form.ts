import type { Pence } from '../../kernel/pence.js';
import { readPounds } from '../../kernel/pence.js';
import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { oneOf, optionalText, text } from '../../platform/web/fields.js';
import type { EndingCause } from './award-ending.entity.js';

const poundsOrNone: Reader<Pence> = (typed) => {
  if (typed.trim() === '') return { value: 0n };
  const read = readPounds(typed);
  return 'problem' in read ? read : { value: read.pence };
};

/** Why a grant should end early. */
export class EndingForm {
  @Field(oneOf<EndingCause>('why it ends', ['closed', 'panel'])) readonly cause!: EndingCause;
  @Field(text('the reason', 2000)) readonly reason!: string;
  @Field(optionalText('what became of the money', 2000)) readonly becameOfMoney!: string;
  @Field(poundsOrNone) readonly asksBack!: Pence;
}
