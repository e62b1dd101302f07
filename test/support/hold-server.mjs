import {
  joinOrStartEmbeddedServer,
  startEmbeddedServer,
} from '../../dist/src/platform/database/embedded/embedded-server.js';

// node hold-server.mjs application|command DATA_DIR: prints the server's URL and holds it until told to end.
const [as, dataDir] = process.argv.slice(2);
const open = as === 'application' ? startEmbeddedServer : joinOrStartEmbeddedServer;
try {
  const server = await open({ dataDir, log: () => undefined });
  process.on('SIGTERM', () => void server.stop().then(() => process.exit()));
  console.log(server.url);
} catch (problem) {
  console.error(problem.message);
  process.exit(1);
}
