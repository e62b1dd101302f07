import { Field, type Reader } from '../../platform/web/field.decorator.js';
import type { MatchedThing } from './match-facts.queries.js';

const ITEM = /^(receipt|instalment):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** `receipt:<id>` or `instalment:<id>` */
const item: Reader<MatchedThing> = (typed) => {
  const [, kind, id = ''] = ITEM.exec(typed) ?? [];
  if (kind === undefined) return { problem: 'Choose what this line is' };
  return { value: kind === 'receipt' ? { receiptId: id } : { instalmentId: id } };
};

export class MatchingForm {
  @Field(item) readonly item!: MatchedThing;
}
