import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '../src/data-source.js';
import { joinOrStartEmbeddedServer } from '../src/platform/database/embedded/embedded-server.js';

/** The application's own server, as safe as it is in use, with nothing on it but the migrated database. */
export async function onFreshServer(work: (url: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'almoner-bench-'));
  chmodSync(dataDir, 0o711); // PostgreSQL may run under another account, which has to pass through
  try {
    const server = await joinOrStartEmbeddedServer({ dataDir, log: () => undefined });
    try {
      const database = await createDataSource(server.url).initialize();
      await database.runMigrations();
      await database.destroy();
      await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
