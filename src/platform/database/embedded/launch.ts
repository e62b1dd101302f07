import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainEnvironment } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedProblem } from './embedded-problem.js';
import type { Home } from './home.js';
import { findPostmaster, type Postmaster } from './postmaster.js';

const PATIENCE_MS = 180_000; // recovery after a power cut reads back every page written since
const LAUNCHES = 5;

/**
 * The server of this home, ready: the one that is running, else one started now. When two start at
 * once PostgreSQL lets one of them live, and both callers get that one. On any free port, unless
 * somebody is waiting for it at the one it had.
 */
export async function bringUp(
  home: Home,
  binaries: Binaries,
  isThrowaway: boolean,
  port?: number,
): Promise<Postmaster> {
  let launched: ChildProcess | undefined;
  let launches = 0;
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const postmaster = await findPostmaster(home.cluster);
    if (postmaster?.ready) return postmaster;
    if (postmaster === undefined && !isStarting(launched)) {
      if (launches === LAUNCHES) break;
      if (launches > 0) await sleep(500); // a port taken meanwhile, or the last of a dead server
      launches += 1;
      launched = launch(home, binaries, isThrowaway, port ?? (await freePort()));
    }
    await sleep(25);
  }
  throw new EmbeddedProblem(`PostgreSQL does not start (${lastWords(home)}): see ${home.logFile}.`);
}

function isStarting(child: ChildProcess | undefined): boolean {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** On its own, so that Ctrl-C in the terminal reaches Almoner alone, which then stops it in order. */
function launch(home: Home, binaries: Binaries, isThrowaway: boolean, port: number): ChildProcess {
  if (existsSync(home.logFile)) renameSync(home.logFile, `${home.logFile}.previous`);
  const log = openSync(home.logFile, 'w', 0o600);
  const settings = { ...SETTINGS, ...(isThrowaway && THROWAWAY), port: String(port) };
  const child = spawn(
    binaries.postgres,
    [
      '-D',
      home.cluster,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...home.account,
      cwd: '/',
      env: plainEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  child.on('error', () => undefined); // reported as a server that does not start
  child.unref();
  return child;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

function lastWords(home: Home): string {
  const lines = readFileSync(home.logFile, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?(FATAL|PANIC): +/, '');
}
