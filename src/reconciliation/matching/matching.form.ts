import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { readItemKey, type ItemKey } from './item-key.rules.js';

/** One box ticked or several: `receipt:<id>`, `instalment:<id>`. */
const items: Reader<readonly ItemKey[]> = (_, body, name) => {
  const keys = [body[name]]
    .flat()
    .map((sent) => (typeof sent === 'string' ? readItemKey(sent) : undefined));
  const known = keys.filter((key) => key !== undefined);
  if (known.length === 0 || known.length < keys.length) {
    return { problem: 'Choose what this line is' };
  }
  return { value: known };
};

const isTicked: Reader<boolean> = (typed) => ({ value: typed === 'yes' });

export class MatchingForm {
  @Field(items) readonly item!: readonly ItemKey[];
  @Field(isTicked) readonly inPart!: boolean;
}
