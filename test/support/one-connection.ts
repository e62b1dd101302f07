import { AsyncLocalStorage } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import type { DataSource, EntityManager } from 'typeorm';

/** One transaction of the house, from its BEGIN to its end. */
interface Act {
  isOpen: boolean;
}

/**
 * Notes every act that asks on a second connection while its transaction holds the first: enough of them at
 * once, and each waits for a connection that the others hold. What an act only started and did not wait for
 * is not noted once the act has ended: then nothing is held.
 * @returns answers with each place where it was done, once, as the house's own calls, innermost first;
 * ask when the house is closed.
 */
export function secondConnections(db: DataSource): () => readonly string[] {
  const acts = new AsyncLocalStorage<Act>();
  const places = new Map<string, string>();

  const create = db.createQueryRunner.bind(db);
  db.createQueryRunner = (mode) => {
    if (acts.getStore()?.isOpen === true) {
      const calls = callsOfTheHouse();
      places.set(calls.slice(0, 2).join('\n'), calls.join('\n'));
    }
    return create(mode);
  };

  const transaction = db.manager.transaction.bind(db.manager) as (
    ...args: readonly unknown[]
  ) => Promise<unknown>;
  type Run = (tx: EntityManager) => Promise<unknown>;
  const watched = (first: Run | string, second?: Run): Promise<unknown> => {
    const act: Act = { isOpen: true };
    const within =
      (run: Run): Run =>
      (tx) =>
        acts.run(act, () => run(tx));
    const done =
      typeof first === 'string'
        ? transaction(first, second && within(second))
        : transaction(within(first));
    return done.finally(() => {
      act.isOpen = false;
    });
  };
  db.manager.transaction = watched;

  return () => [...places.values()];
}

/** Where we are, as the calls that are the house's own or a test's. A library's name files that are not here. */
function callsOfTheHouse(): readonly string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  const stack = new Error('on a second connection').stack ?? '';
  Error.stackTraceLimit = stackTraceLimit;
  return stack.split('\n').filter((frame) => {
    const [, file] = /(\/[^():]+\.ts):\d+/.exec(frame) ?? [];
    return file !== undefined && file !== import.meta.filename && existsSync(file);
  });
}
