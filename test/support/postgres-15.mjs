import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startInBackground } from './background.mjs';
import { installPackage } from './debian.mjs';

const PROGRAMS = '/usr/lib/postgresql/15/bin';

/**
 * The oldest PostgreSQL we serve, from Debian, on a data directory in `folder`; undefined where
 * there is none to be had.
 */
export async function startPostgres15(folder) {
  if (!existsSync(PROGRAMS) && !installPackage('postgresql-15')) return undefined;
  const data = join(folder, 'postgres-15');
  const as = { ...accountForPostgres(), cwd: '/' };
  mkdirSync(data, { mode: 0o700 });
  if (as.uid !== undefined) chownSync(data, as.uid, as.gid);
  execFileSync(
    join(PROGRAMS, 'initdb'),
    ['-D', data, '--username=almoner', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'],
    { ...as, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const settings = {
    port: String(await freePort()),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const stop = await startInBackground(
    join(PROGRAMS, 'postgres'),
    [
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...as, whenReady: 'ready to accept connections', stopBy: 'SIGINT' },
  );
  return { url: `postgresql://almoner@127.0.0.1:${settings.port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root. */
function accountForPostgres() {
  if (process.getuid?.() !== 0) return {};
  const id = (which) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
