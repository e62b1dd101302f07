import { chmod, lstat, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Account, accountFor, canEnter } from './account.js';
import { EmbeddedProblem } from './embedded-problem.js';

/** Where one DATA_DIR keeps its database: the only place that the server's account must reach. */
export interface Home {
  readonly directory: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly logFile: string;
  readonly passwordFile: string;
  readonly account: Account | undefined;
}

const WHERE_ANY_ACCOUNT_CAN_GO = '/var/lib/almoner';

/**
 * Opens `DATA_DIR/database`, making it when it is not there. A checkout in root's own home is closed
 * to the account PostgreSQL runs as: there it becomes a link to a directory under /var/lib/almoner.
 */
export async function openHome(dataDir: string, log: (message: string) => void): Promise<Home> {
  const place = join(resolve(dataDir), 'database');
  const account = await accountFor(join(place, 'cluster'));
  const found = await lstat(place).catch(() => undefined); // of a link, the link itself
  if (found === undefined) await makeHome(resolve(dataDir), place, account, log);

  const directory = await realpath(place).catch(() => {
    throw new EmbeddedProblem(
      `${place} points to a directory that is gone: bring it back, or remove the link to start with an empty database.`,
    );
  });
  if (account !== undefined && !canEnter(account, directory)) {
    throw new EmbeddedProblem(
      `PostgreSQL will not run as root, and account ${account.uid}, which runs it, cannot enter ${directory}: set DATA_DIR to a directory open to every account.`,
    );
  }
  return {
    directory,
    cluster: join(directory, 'cluster'),
    logFile: join(directory, 'postgres.log'),
    passwordFile: join(directory, 'password'),
    account,
  };
}

async function makeHome(
  dataDir: string,
  place: string,
  account: Account | undefined,
  log: (message: string) => void,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  if (account === undefined || canEnter(account, dataDir)) {
    await mkdir(place, { recursive: true });
    await chmod(place, 0o711); // enough to pass through to the cluster, whatever the umask
    return;
  }
  await mkdir(WHERE_ANY_ACCOUNT_CAN_GO, { recursive: true });
  await chmod(WHERE_ANY_ACCOUNT_CAN_GO, 0o711);
  const elsewhere = await mkdtemp(join(WHERE_ANY_ACCOUNT_CAN_GO, 'database-'));
  await chmod(elsewhere, 0o711);
  await symlink(elsewhere, place);
  log(
    `The database is kept in ${elsewhere}, because the account that runs PostgreSQL cannot enter ${dataDir}`,
  );
}
