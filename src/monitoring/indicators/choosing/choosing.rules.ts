import type { Refusal } from '../../../kernel/refusal.js';

/** Names what a round has chosen, whatever the order. */
export function choiceKey(ids: readonly string[]): string {
  return ids.toSorted().join(' ');
}

/**
 * Every reason why a round can't choose these.
 * @param stands what it has now
 * @param offered all that are not retired
 * @param seen `choiceKey` of what whoever chooses saw
 */
export function refusalsToChoose(
  chosen: readonly string[],
  stands: readonly string[],
  offered: readonly string[],
  seen: string,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (seen !== choiceKey(stands)) {
    const message = 'Somebody else changed this meanwhile: look at what stands now';
    refusals.push({ code: 'chosen-meanwhile', field: 'chosen', message });
  }
  if (chosen.some((id) => !stands.includes(id) && !offered.includes(id))) {
    const message = 'An indicator that is retired can’t be chosen any more';
    refusals.push({ code: 'indicator-retired', field: 'chosen', message });
  }
  return refusals;
}
