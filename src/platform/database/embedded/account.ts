import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { EmbeddedProblem } from './embedded-problem.js';

/** The account PostgreSQL runs under when it is not our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL reads a good deal from its environment: it gets nothing of ours. */
export const plainEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * PostgreSQL refuses to run as root. For root this is the owner of the database that is already
 * there, else `nobody`; for everyone else it is undefined, their own account.
 */
export async function accountFor(cluster: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') };
}

function idOfNobody(which: '-u' | '-g'): number {
  try {
    return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
  } catch {
    throw new EmbeddedProblem(
      'PostgreSQL will not run as root and there is no account called nobody to run it: start Almoner as an ordinary user, or set DATABASE_URL.',
    );
  }
}

/** Asked of the system itself, so that access lists and mounts count too. */
export function canEnter(account: Account, directory: string): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  if (answer.error) {
    throw new EmbeddedProblem(
      `PostgreSQL will not run as root and this system does not let root act for account ${account.uid}: start Almoner as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return answer.status === 0;
}

/** Runs a program of PostgreSQL to its end as the account; throws what it complained of. */
export function runAs(
  account: Account | undefined,
  program: string,
  args: readonly string[],
  input = '',
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd: '/', env: plainEnvironment });
    let complaint = '';
    child.stdout.resume();
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.stdin.on('error', () => undefined); // the exit code says more than a broken pipe
    child.stdin.end(input);
    child.on('error', (error) => {
      reject(cannotRun(error));
    });
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(cannotRun(new Error(complaint.trim().split('\n').at(-1))));
    });
  });
}

function cannotRun(cause: Error): EmbeddedProblem {
  return new EmbeddedProblem(
    `The PostgreSQL that comes with Almoner cannot run here (${cause.message}): set DATABASE_URL to a PostgreSQL 15 or later.`,
    { cause },
  );
}
