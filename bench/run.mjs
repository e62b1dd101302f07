import { prepare } from '../prepare.mjs';

// npm run bench -- ledger | hammer [acts] | reconciliation [lines …]
prepare({ quietly: true });
process.setSourceMapsEnabled(true);
await import('../dist/bench/bench.js');
