import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const ROOT = process.cwd(); // of the checkout: npm and Jest see to it, and this file is also built into dist/

/** The built program, running. */
export interface Program {
  readonly process: ChildProcess;
  /** What it has printed so far, errors among it. */
  readonly said: () => string;
  /** Resolves once it has printed these words. @throws Error when it ends before. */
  saying(words: string): Promise<void>;
  /** Resolves with its exit status once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Runs `dist/src/<name>.js` as `npm start` would, with these settings and no others of ours. */
export function run(
  name: string,
  args: readonly string[],
  settings: Record<string, string>,
): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'dist/src', `${name}.js`), ...args], {
    cwd: ROOT,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    process: child,
    said: () => text,
    ended,
    saying: async (words) => {
      while (!text.includes(words)) {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`${name} ended without saying "${words}":\n${text}`);
        }
        await new Promise((resume) => setTimeout(resume, 50));
      }
    },
  };
}
