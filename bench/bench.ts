import 'reflect-metadata';
import { benchLedger } from './ledger.js';
import { hammer } from './hammer.js';
import { onFreshServer } from './fresh-server.js';
import { benchReconciliation } from './reconciliation.js';

const [what, ...rest] = process.argv.slice(2);
switch (what) {
  case 'ledger':
    await onFreshServer(benchLedger);
    break;
  case 'hammer':
    await onFreshServer((url) => hammer(url, Number(rest[0] ?? 20_000)));
    break;
  case 'reconciliation':
    await benchReconciliation(rest.length > 0 ? rest.map(Number) : undefined);
    break;
  case undefined:
  default:
    console.error('npm run bench -- ledger | hammer [acts] | reconciliation [lines …]');
    process.exitCode = 1;
}
