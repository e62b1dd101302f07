import { setTimeout as sleep } from 'node:timers/promises';
import { installBinaries } from './binaries.js';
import { initialise, passwordOf } from './cluster.js';
import { EmbeddedProblem } from './embedded-problem.js';
import { type Home, openHome } from './home.js';
import { bringUp } from './launch.js';
import { Occupancy, type Occupant } from './occupancy.js';
import { shutDown } from './postmaster.js';

export interface EmbeddedOptions {
  /** Made when it is not there; the database goes into its folder `database`. */
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** For data nobody will miss, as in tests: quicker, and a power cut may lose it. */
  readonly isThrowaway?: boolean;
}

export interface EmbeddedServer {
  /** `postgresql://…` of the database `almoner`, on 127.0.0.1 only. */
  readonly url: string;
  /** Leaves the server, and stops it unless someone else is still using it. Harmless twice. */
  stop(): Promise<void>;
}

/**
 * For the application: starts PostgreSQL on this data, or adopts the server that a killed process
 * left behind. Throws an EmbeddedProblem when Almoner is already running on the same data, which
 * it leaves alone, and when PostgreSQL cannot run here.
 */
export function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return occupy(options, 'application');
}

/** For one command: joins the server of a running application, or starts it for its own duration. */
export function joinOrStartEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  return occupy(options, 'command');
}

/** For whoever wants a server that outlives them: it is up when this returns, and nobody's to stop. */
export async function leaveServerRunning(options: EmbeddedOptions): Promise<string> {
  return (await bringUpDatabase(options)).url;
}

async function occupy(options: EmbeddedOptions, as: Occupant): Promise<EmbeddedServer> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { home, url, bringBack } = await bringUpDatabase(options);
    const occupancy = await Occupancy.enter(url, as, bringBack);
    if (occupancy !== undefined) return new OccupiedServer(url, home, occupancy);
    await sleep(100); // it is shutting down: wait, then start it again
  }
  throw new EmbeddedProblem('PostgreSQL starts and takes no connections: see its log in DATA_DIR.');
}

interface BroughtUp {
  readonly home: Home;
  readonly url: string;
  /** Starts it again when it has died, where everybody who was connected looks for it. */
  readonly bringBack: () => Promise<void>;
}

async function bringUpDatabase(options: EmbeddedOptions): Promise<BroughtUp> {
  const home = await openHome(options.dataDir, options.log);
  const binaries = await installBinaries(home.directory);
  const password = await passwordOf(home);
  const { isThrowaway = false, log } = options;
  await initialise(home, binaries, password, isThrowaway);
  const { port } = await bringUp(home, binaries, isThrowaway);
  return {
    home,
    url: `postgresql://almoner:${password}@127.0.0.1:${port}/almoner`,
    bringBack: async () => {
      await bringUp(home, binaries, isThrowaway, port);
      log('The database went away, and is back.');
    },
  };
}

class OccupiedServer implements EmbeddedServer {
  private stopping: Promise<void> | undefined;

  constructor(
    readonly url: string,
    private readonly home: Home,
    private readonly occupancy: Occupancy,
  ) {}

  stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  private async leave(): Promise<void> {
    if (await this.occupancy.leave()) await shutDown(this.home.cluster);
  }
}
