import type { Refusal } from '../../../kernel/refusal.js';
import type { Counted } from '../counted.rules.js';

/** Every reason why an indicator can't be added to the library. @param names of those that are not retired */
export function refusalsToAdd(
  { name, unit, adds, countsOnce }: Omit<Counted, 'id' | 'whatCounts'>,
  names: readonly string[],
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (names.some((one) => one.toLowerCase() === name.toLowerCase())) {
    const message = 'There is an indicator of that name: retire it, or choose another name';
    refusals.push({ code: 'name-taken', field: 'name', message });
  }
  if (countsOnce && unit !== 'people') {
    const message = 'Only people can be counted once each';
    refusals.push({ code: 'once-not-people', field: 'countsOnce', message });
  }
  if (countsOnce && adds !== 'sum') {
    const message = 'People who are counted once each add up as a sum of new people';
    refusals.push({ code: 'once-not-a-sum', field: 'countsOnce', message });
  }
  return refusals;
}
