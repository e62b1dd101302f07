import { findProgram, installPackage } from './debian.mjs';
import { freePort, startInBackground } from './background.mjs';

/** A Redis that keeps nothing, on a free port or on this one, from PATH or from Debian; undefined where there is none to be had. */
export async function startRedis(onPort) {
  const program =
    findProgram('redis-server') ??
    (installPackage('redis-server') ? findProgram('redis-server') : undefined);
  if (program === undefined) return undefined;
  const port = String(onPort ?? (await freePort()));
  const stop = await startInBackground(
    program,
    ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { cwd: '/', whenReady: 'Ready to accept connections', stopBy: 'SIGTERM' },
  );
  return { url: `redis://127.0.0.1:${port}`, stop };
}
