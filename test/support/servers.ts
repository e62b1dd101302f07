import { join } from 'node:path';
import { leaveServerRunning } from '../../src/platform/database/embedded/embedded-server.js';

let server: Promise<string> | undefined;

/**
 * The PostgreSQL that the tests make their databases on, as the URL of a role that may create them.
 * `npm test` brings one and names it in TEST_DATABASE_SERVER, as anyone may who wants another
 * version tried. Where Jest is run by itself, one is started that stays for the next time.
 */
export function databaseServerUrl(): Promise<string> {
  server ??= startOrFind();
  return server;
}

function startOrFind(): Promise<string> {
  const given = process.env['TEST_DATABASE_SERVER'];
  if (given !== undefined) return Promise.resolve(given);
  return leaveServerRunning({
    dataDir: join(import.meta.dirname, '../../node_modules/.cache/almoner-tests'),
    log: () => undefined,
    isThrowaway: true,
  });
}
