import { setTimeout } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SteadyClient } from '../database/steady-client.js';

/** The subject of an act, `meeting/<id>`; undefined when some may have been missed. */
type Heard = (subject: string | undefined) => void;

const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Hears of every act of the panel once its transaction has committed, whichever process it happened in: PostgreSQL
 * tells it (`audit_event_is_told`). On one connection of its own, from the first that listens until the house closes.
 */
@Injectable()
export class ActsTold implements OnModuleDestroy {
  private readonly log = new Logger(ActsTold.name);
  private readonly listeners = new Set<Heard>();
  private readonly stopping = new AbortController();
  private listening: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Calls until the house closes. */
  listen(heard: Heard): void {
    this.listeners.add(heard);
    this.listening ??= this.goOnListening(this.stopping.signal);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.listening;
  }

  /** While the database is away it tries less and less often, and says so once. */
  private async goOnListening(stopping: AbortSignal): Promise<void> {
    let pause = PAUSE_MS;
    while (!stopping.aborted) {
      try {
        await this.listenUntilLost(stopping, () => (pause = PAUSE_MS));
      } catch (problem) {
        if (pause === PAUSE_MS) {
          this.log.warn({ problem }, 'Nobody is told of acts: the database did not answer');
        }
      }
      await setTimeout(pause, undefined, { signal: stopping }).catch(() => 0);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  private async listenUntilLost(stopping: AbortSignal, connected: () => void): Promise<void> {
    const { url } = this.dataSource.options as { readonly url?: string };
    const client = new SteadyClient({
      ...(url === undefined ? {} : { connectionString: url }),
      ...{ keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 5_000 },
    });
    const over = new Promise<void>((resolve) => {
      client.once('end', resolve);
      stopping.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
    });
    client.on('notification', ({ payload }) => {
      this.tell(payload);
    });
    await client.connect(); // told to end before it is connected, a client may wait for ever
    try {
      await client.query('LISTEN acts');
      connected();
      this.tell(undefined);
      await over;
    } finally {
      await client.end();
    }
  }

  private tell(subject: string | undefined): void {
    for (const heard of this.listeners) heard(subject);
  }
}
