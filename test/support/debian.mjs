import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH, else undefined. */
export function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Installs a package of Debian where we may; true when it is there afterwards. Starts no services. */
export function installPackage(name) {
  const aptGet = findProgram('apt-get');
  if (process.getuid?.() !== 0 || aptGet === undefined) return false;
  console.log(`Installing Debian's ${name}…`);
  run(aptGet, 'update');
  return run(aptGet, 'install', '--yes', '--no-install-recommends', name);
}

function run(program, ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const { status, stderr } = spawnSync(program, ['--quiet', ...args], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) console.log(stderr.trim().split('\n').at(-1));
  return status === 0;
}
