import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, link, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAs } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedProblem } from './embedded-problem.js';
import type { Home } from './home.js';

/**
 * Makes the database cluster, with the role and the database Almoner uses, unless it is there. It
 * appears under its name only when complete, so a first start that is killed leaves nothing half made.
 */
export async function initialise(
  home: Home,
  binaries: Binaries,
  password: string,
  isThrowaway: boolean,
): Promise<void> {
  if (existsSync(home.cluster)) return;
  const draft = await mkdtemp(`${home.cluster}-`);
  if (home.account) await chown(draft, home.account.uid, home.account.gid);
  try {
    await runAs(home.account, binaries.initdb, [
      ...INITDB,
      ...(isThrowaway ? ['--no-sync'] : []),
      '-D',
      draft,
    ]);
    await runAs(
      home.account,
      binaries.postgres,
      [...ALONE, '-D', draft, 'postgres'],
      sql(password),
    );
    await rename(draft, home.cluster);
  } catch (problem) {
    await remove(draft);
    if (!existsSync(home.cluster)) throw problem; // else another start was quicker
  }
  await removeDrafts(home);
}

/** Nobody can sign in as the superuser: it has no password and there are no local sockets. */
const INITDB = [
  '--username=postgres',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--auth-local=reject',
  '--auth-host=scram-sha-256',
];

/** Single-user mode needs no password and no network; it reads one statement a line. */
const ALONE = ['--single', '-c', 'exit_on_error=true'];

/** Almoner owns its database and no more, as it would on a server somebody else runs. */
function sql(password: string): string {
  return [
    `CREATE ROLE almoner LOGIN CREATEDB PASSWORD '${password}'`,
    'CREATE DATABASE almoner OWNER almoner',
    '',
  ].join('\n');
}

/** Those of a start that was killed, and of one that lost the race to this. */
async function removeDrafts(home: Home): Promise<void> {
  const drafts = (await readdir(home.directory)).filter((name) => name.startsWith('cluster-'));
  await Promise.all(drafts.map((draft) => remove(join(home.directory, draft))));
}

/** Two may be removing the same draft while a third still writes to it: what stays does no harm. */
async function remove(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}

/** The password of the role: made once, readable by whoever runs Almoner and nobody else. */
export async function passwordOf(home: Home): Promise<string> {
  if (!existsSync(home.passwordFile)) {
    const draft = `${home.passwordFile}-${randomUUID()}`;
    await writeFile(draft, randomBytes(24).toString('hex'), { mode: 0o600 });
    await link(draft, home.passwordFile).catch(() => undefined); // two starts at once: one password
    await rm(draft);
  }
  return readFile(home.passwordFile, 'utf8').catch((cause: unknown) => {
    throw new EmbeddedProblem(
      `The database in ${home.directory} belongs to another account: start Almoner from the account that made it, or from root.`,
      { cause },
    );
  });
}
