import type { Diary } from './diary.js';
import { LEAVES, type Traces } from './traces.queries.js';

/** A sentence for each act that is half done, missing, done twice, or that nobody was told of. */
export function wrongsOf(diary: Diary, before: Traces, after: Traces): string[] {
  const keys = new Set([...after.keys(), ...diary.done.keys()]);
  return [...keys].flatMap((key) => {
    const times = timesDone(key, before, after);
    const [least = 0, ...others] = Object.values(times);
    if (others.some((count) => count !== least)) {
      return [`${key} is half done: ${JSON.stringify(times)}`];
    }
    if (key.startsWith('statements ')) return []; // the sum of all, told one by one
    const told = diary.done.get(key) ?? 0;
    const open = diary.open.get(key) ?? 0;
    if (least >= told && least <= told + open) return [];
    return [`${key} was told done ${told} times, and is there ${least} times`];
  });
}

/** By each kind of trace, since before. */
function timesDone(key: string, before: Traces, after: Traces): Record<string, number> {
  const leaves = LEAVES[key.split(' ')[0] ?? ''] ?? [];
  return Object.fromEntries(
    leaves.map((leaf) => [leaf, (after.get(key)?.[leaf] ?? 0) - (before.get(key)?.[leaf] ?? 0)]),
  );
}
