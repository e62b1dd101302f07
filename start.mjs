import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';

// npm start: the application. npm run almoner -- <command>: the command line.
const isCommand = process.argv[2] === 'almoner';
prepare({ quietly: isCommand });
if (!isCommand) endWithNpm();

// In this very process, so that signals and the exit status need nobody to pass them on.
const program = join(import.meta.dirname, 'dist/src', isCommand ? 'almoner.js' : 'main.js');
process.argv.splice(1, isCommand ? 2 : 1, program);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(program).href);

/** Asked to end, npm ends its shell and leaves us behind: then we end as if we had been asked. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
