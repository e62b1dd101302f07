import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname ?? '.'; // undefined before Node 20.11, which is refused below
const LAST_BUILT = join(root, 'dist/public/almoner.css'); // `npm run build` ends with it
const SOURCES = ['src', 'migrations', 'package.json', 'tsconfig.json', 'nest-cli.json'];

/**
 * Makes a checkout ready to run: installs what package-lock.json asks for and builds what is older
 * than its sources; does nothing when nothing is to do. Ends the process with one sentence when it
 * cannot. Quietly: what npm says is shown only when it fails.
 */
export function prepare({ quietly = false } = {}) {
  refuseOldNode();
  if (!isInstalled()) {
    if (!quietly) console.log('Installing what Almoner needs…');
    npm(['ci', '--include=dev', '--no-audit', '--no-fund'], quietly);
  }
  if (!isBuilt()) {
    if (!quietly) console.log('Building…');
    npm(['run', '--silent', 'build'], quietly);
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
