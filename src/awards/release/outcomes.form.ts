import { Field, textOf, type Reading } from '../../platform/web/field.decorator.js';
import { isId } from '../../platform/web/fields.js';
import type { SeenOutcome } from './releasing.service.js';

export class OutcomesForm {
  @Field(readOutcomes) readonly outcomes!: readonly SeenOutcome[];
}

/** How an outcome stands in the form: its application, and the version of the feedback that the page shows. */
export function asSeen({ id, wordsVersion }: { id: string; wordsVersion: number }): string {
  return `${id}/${wordsVersion}`;
}

/** Those that are ticked; by the second button, all that the page showed as held. */
function readOutcomes(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): Reading<readonly SeenOutcome[]> {
  const isAll = textOf(body['all']) === 'yes';
  const sent = isAll ? textOf(body['held']).split(',') : [body['outcomes'] ?? []].flat();
  const seen = new Map<string, number>();
  for (const each of sent) {
    const [id = '', version = ''] = textOf(each).split('/');
    if (isId(id) && /^\d{1,6}$/.test(version)) seen.set(id, Number(version));
  }
  return {
    value: [...seen].map(([applicationId, wordsVersion]) => ({ applicationId, wordsVersion })),
  };
}
