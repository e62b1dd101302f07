import 'reflect-metadata';
import { setWorkerOptions } from './worker-options.mjs';

/* NODE_OPTIONS=--import=…/quick-locks.mjs, before the built worker: what another has left is taken up within seconds, not within a minute. */
await setWorkerOptions({ lockDuration: 5_000, stalledInterval: 1_000 });
