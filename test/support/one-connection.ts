import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';

/**
 * Notes every act that asks on a second connection while its transaction holds the first: enough of them at
 * once, and each waits for a connection that the others hold.
 * @returns where it was done, as stacks; look when the house is closed.
 */
export function secondConnections(db: DataSource): readonly string[] {
  const acting = new AsyncLocalStorage<true>();
  const found: string[] = [];
  const create = db.createQueryRunner.bind(db);
  db.createQueryRunner = (mode) => {
    if (acting.getStore()) found.push(new Error('on a second connection').stack ?? '');
    return create(mode);
  };
  const transaction = db.manager.transaction.bind(db.manager) as typeof runInTransaction;
  const runInTransaction = <T>(act: (tx: typeof db.manager) => Promise<T>): Promise<T> =>
    transaction((tx) => acting.run(true, () => act(tx)));
  db.manager.transaction = runInTransaction as typeof db.manager.transaction;
  return found;
}
