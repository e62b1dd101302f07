import { Field, type Reader } from '../../platform/web/field.decorator.js';
import { idOf } from '../../platform/web/fields.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The ticked payments, and the account to pay them from. */
export class RunPreparationForm {
  @Field(idOf('the account to pay from')) readonly bankAccount!: string;
  @Field(ticked) readonly instalments!: readonly string[];
}

function ticked(
  _: string,
  body: Readonly<Record<string, unknown>>,
  name: string,
): ReturnType<Reader<readonly string[]>> {
  const chosen = [body[name] ?? []].flat().filter((id) => typeof id === 'string' && UUID.test(id));
  const ids = [...new Set(chosen as string[])];
  return ids.length === 0 ? { problem: 'Choose the payments' } : { value: ids };
}
