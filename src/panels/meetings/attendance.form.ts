import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { idOf } from '../../platform/web/fields.js';

/** Several boxes of one name: the ids of those ticked. */
const tickedIds: Reader<readonly string[]> = (_, body, name) => {
  const sent = body[name];
  const typed = (Array.isArray(sent) ? sent : [sent]).filter((one) => typeof one === 'string');
  const read = idOf('who is here');
  const ids = typed.flatMap((one) => {
    const reading = read(one, body, name);
    return 'value' in reading ? [reading.value] : [];
  });
  return ids.length === 0 || ids.length < typed.length
    ? { problem: 'Tick who is here' }
    : { value: [...new Set(ids)] };
};

export class AttendanceForm {
  @Field(tickedIds) readonly present!: readonly string[];
}

export class DepartureForm {
  @Field(idOf('who has left')) readonly personId!: string;
}
