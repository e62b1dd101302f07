import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Another process that uses the embedded server of a DATA_DIR. */
export interface ServerHolder {
  readonly pid: number;
  readonly url: string;
  /** Politely, by SIGTERM, so that it leaves in order; or SIGKILL, which leaves it no time. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts it from the build in dist/, under another account if one is given. */
export async function holdServer(
  as: 'application' | 'command',
  dataDir: string,
  account?: { uid: number; gid: number },
): Promise<ServerHolder> {
  const child = spawn(process.execPath, [require.resolve('./hold-server.mjs'), as, dataDir], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [said] = (await Promise.race([once(child.stdout, 'data'), ended])) as [unknown];
  if (!Buffer.isBuffer(said) || child.pid === undefined) throw new Error(complaint.trim());
  return {
    pid: child.pid,
    url: said.toString().trim(),
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}
