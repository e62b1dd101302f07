import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

interface Current {
  /** After how many statements it goes. */
  readonly lasts: number;
  asked: number;
}

const current = new AsyncLocalStorage<Current>();
type Query = (...args: unknown[]) => unknown;

/** Lets the power go after a statement of an act, its COMMIT among them, and not for anybody else's. */
export function wirePower(): { readonly cutAfter: typeof cutAfter; readonly unwire: () => void } {
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function (...args) {
    const answer = query.apply(this, args);
    const running = current.getStore();
    if (running === undefined || !(answer instanceof Promise)) return answer;
    return answer.then((rows: unknown) => {
      running.asked += 1;
      if (running.asked === running.lasts) throw new Error('The power is gone');
      return rows;
    });
  };
  return {
    cutAfter,
    unwire: () => {
      client.query = query;
    },
  };
}

/** @returns whether the power went before the act was done. What the act threw otherwise is thrown. */
async function cutAfter(statements: number, act: () => Promise<unknown>): Promise<boolean> {
  const running: Current = { lasts: statements, asked: 0 };
  try {
    await current.run(running, act);
  } catch (problem) {
    if (running.asked < statements) throw problem;
  }
  return running.asked >= statements;
}
