import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = import.meta.dirname ?? '.'; // undefined before Node 20.11, which is refused below
const LAST_BUILT = join(root, 'dist/public/almoner.css'); // `npm run build` ends with it
const LONGEST_MS = 20 * 60_000;
const SOURCES = [
  ...['src', 'migrations', 'bench', 'test/support'], // of which the bench uses some
  ...['package.json', 'tsconfig.json', 'nest-cli.json'],
];

/**
 * Makes a checkout ready to run: installs what package-lock.json asks for and builds what is older
 * than its sources; does nothing when nothing is to do. Ends the process with one sentence when it
 * cannot. Quietly: what npm says is shown only when it fails.
 */
export function prepare({ quietly = false } = {}) {
  refuseOldNode();
  if (isInstalled() && isBuilt()) return;
  oneAtATime(() => {
    if (!isInstalled()) {
      if (!quietly) console.log('Installing what Almoner needs…');
      npm(['ci', '--include=dev', '--no-audit', '--no-fund'], quietly);
    }
    if (!isBuilt()) {
      if (!quietly) console.log('Building…');
      npm(['run', '--silent', 'build'], quietly);
    }
  });
}

/** Two commands given at once would build into each other: the second waits, then finds it done. */
function oneAtATime(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const turn = join(tmpdir(), `almoner-prepares-${name}`);
  while (!takeTurn(turn)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  process.once('exit', () => rmSync(turn, { force: true })); // also when npm fails
  work();
  rmSync(turn, { force: true });
}

function takeTurn(turn) {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isWorking(turn)) rmSync(turn, { force: true });
    return false;
  }
}

/** Whoever was killed at it has left the note behind. */
function isWorking(turn) {
  try {
    if (Date.now() - statSync(turn).mtimeMs > LONGEST_MS) return false;
    const pid = Number(readFileSync(turn, 'utf8'));
    return pid === 0 || process.kill(pid, 0); // not written yet
  } catch (error) {
    return error.code === 'EPERM'; // alive, and someone else's
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Almoner needs Node 20.19 or later, and this is Node ${process.versions.node}.`);
}

/** Npm notes in node_modules what it installed: the same versions as in the lock are the same install. */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || installed[path]?.version === version,
  );
}

function isBuilt() {
  if (!existsSync(LAST_BUILT)) return false;
  const built = statSync(LAST_BUILT).mtimeMs;
  return SOURCES.every((source) => newestIn(join(root, source)) <= built);
}

/** A folder counts too: its time changes when a file in it is removed. */
function newestIn(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(path).map((name) => newestIn(join(path, name)));
  return Math.max(entry.mtimeMs, ...inside);
}

function npm(args, quietly) {
  const { status, error, stdout, stderr } = spawnSync('npm', args, {
    cwd: root,
    shell: process.platform === 'win32', // there npm is a script
    stdio: quietly ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    maxBuffer: Infinity,
  });
  if (status === 0) return;
  if (quietly) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  stop(`npm ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
