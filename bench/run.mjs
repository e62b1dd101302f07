import { prepare } from '../prepare.mjs';

// npm run bench -- ledger | size [postings] | lists [applications] | panel [bids] | reconciliation [lines …] | applying [applicants] [seconds] | hammer [acts] | kills [times]
prepare({ quietly: true });
process.setSourceMapsEnabled(true);
await import('../dist/bench/bench.js');
