import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A PostgreSQL that is alive on a cluster, whoever started it. */
export interface Postmaster {
  readonly pid: number;
  /** False while it starts, recovers or shuts down. */
  readonly ready: boolean;
  readonly port: number;
}

/**
 * Reads who runs the cluster from the note PostgreSQL keeps there. A note about a process that has
 * died is PostgreSQL's to clean up; one whose number now belongs to a stranger is removed here,
 * because PostgreSQL would take the stranger for itself and refuse to start.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const note = join(cluster, 'postmaster.pid');
  const lines = (await readFile(note, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  if (!commandOf(pid).includes(cluster)) {
    await rm(note, { force: true });
    return undefined;
  }
  return { pid, ready: lines[7]?.trim() === 'ready', port: Number(lines[3]) };
}

/**
 * Ends the server by a fast shutdown: transactions under way are rolled back, everything committed
 * is on disk. After half a minute it is told to drop everything; it will recover at its next start.
 */
export async function shutDown(cluster: string): Promise<void> {
  const running = await findPostmaster(cluster);
  if (running === undefined) return;
  process.kill(running.pid, 'SIGINT');
  if (await isGone(cluster, running.pid, 30_000)) return;
  process.kill(running.pid, 'SIGQUIT');
  await isGone(cluster, running.pid, 30_000);
}

async function isGone(cluster: string, pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if ((await findPostmaster(cluster))?.pid !== pid) return true;
    await sleep(20);
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process; nothing for one that has ended and waits to be collected. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
