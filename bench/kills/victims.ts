import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation, ProgramName, Shape } from './installation.js';

/** What is killed, and what whoever looks after the machine does then. */
export interface Victim {
  readonly name: string;
  readonly shape: Shape;
  strike(house: Installation): Promise<void>;
}

/** Half of them are the application's, half PostgreSQL's. */
export const victims = {
  application: { name: 'application', shape: 'one process', strike: program('main') },
  backend: { name: 'a backend at work', shape: 'one process', strike: backend },
  server: { name: 'PostgreSQL', shape: 'one process', strike: server('SIGKILL') },
  serverAtOnce: {
    name: 'PostgreSQL, immediately',
    shape: 'one process',
    strike: server('SIGQUIT'),
  },
  everything: { name: 'application and PostgreSQL', shape: 'one process', strike: powerCut },
  pages: { name: 'pages', shape: 'two processes', strike: program('main') },
  worker: { name: 'worker', shape: 'two processes', strike: program('worker') },
  both: { name: 'pages and worker', shape: 'two processes', strike: program('main', 'worker') },
  backendOfTwo: { name: 'a backend at work', shape: 'two processes', strike: backend },
  serverOfTwo: { name: 'PostgreSQL', shape: 'two processes', strike: server('SIGKILL') },
} as const satisfies Record<string, Victim>;

function program(...names: readonly ProgramName[]): Victim['strike'] {
  return async (house) => {
    await Promise.all(names.map((name) => house.kill(name)));
    await sleep(randomInt(500));
    for (const name of names) house.start(name);
  };
}

async function backend(house: Installation): Promise<void> {
  kill(await house.backendAtWork(), 'SIGKILL');
}

/** SIGKILL, or the shutdown that PostgreSQL calls immediate. Nobody starts it again: the application has to. */
function server(signal: 'SIGKILL' | 'SIGQUIT'): Victim['strike'] {
  return async (house) => {
    kill(await house.postmaster(), signal);
  };
}

async function powerCut(house: Installation): Promise<void> {
  kill(await house.postmaster(), 'SIGKILL');
  await house.kill('main');
  house.start('main');
}

/** One that has just ended its work may be gone. */
function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ESRCH') throw problem;
  }
}
