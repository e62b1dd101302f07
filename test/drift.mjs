import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '../dist/src/data-source.js';
import { joinOrStartEmbeddedServer } from '../dist/src/platform/database/embedded/embedded-server.js';

/*
 * npm run check:drift, after a build: what would TypeORM change to make a migrated database look
 * like the entities? Anything is a mistake in one of the two.
 */
const folder = mkdtempSync(join(tmpdir(), 'almoner-drift-'));
chmodSync(folder, 0o711); // PostgreSQL may run under another account, which has to pass through
try {
  const server = await joinOrStartEmbeddedServer({
    dataDir: folder,
    log: console.log,
    isThrowaway: true,
  });
  try {
    const changes = await drift(server.url);
    for (const { query } of changes) console.error(query);
    console.log(
      changes.length === 0
        ? 'Entities and migrations agree.'
        : 'Entities and migrations differ by the statements above.',
    );
    process.exitCode = changes.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function drift(url) {
  const database = await createDataSource(url).initialize();
  try {
    await database.runMigrations();
    return (await database.driver.createSchemaBuilder().log()).upQueries;
  } finally {
    await database.destroy();
  }
}
