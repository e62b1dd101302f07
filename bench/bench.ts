import 'reflect-metadata';
import { benchLedger } from './ledger.js';
import { hammer } from './hammer.js';
import { onFreshServer } from './fresh-server.js';
import { benchSize } from './size.js';

const [what, ...rest] = process.argv.slice(2);
switch (what) {
  case 'ledger':
    await onFreshServer(benchLedger);
    break;
  case 'hammer':
    await onFreshServer((url) => hammer(url, Number(rest[0] ?? 20_000)));
    break;
  case 'size':
    await onFreshServer((url) => benchSize(url, Number(rest[0] ?? 5_000_000)));
    break;
  case undefined:
  default:
    console.error('npm run bench -- ledger | size [postings] | hammer [acts]');
    process.exitCode = 1;
}
