import 'reflect-metadata';
import { benchLedger } from './ledger.js';
import { benchApplying } from './applying/applying.js';
import { hammer } from './hammer/hammer.js';
import { benchKills } from './kills/bench-kills.js';
import { onFreshServer } from './fresh-server.js';
import { benchLists } from './lists.js';
import { benchPanel } from './panel.js';
import { benchSize } from './size.js';
import { benchReconciliation } from './reconciliation.js';
import { benchReminders } from './reminders/bench-reminders.js';

const [what, ...rest] = process.argv.slice(2);
switch (what) {
  case 'ledger':
    await onFreshServer(benchLedger);
    break;
  case 'hammer':
    await onFreshServer(async (url) => {
      const hammered = await hammer(url, Number(rest[0] ?? 20_000));
      console.log(hammered);
      if (hammered.differences.length + hammered.problems.length > 0) process.exitCode = 1;
    });
    break;
  case 'kills':
    await benchKills(Number(rest[0] ?? 50));
    break;
  case 'size':
    await onFreshServer((url) => benchSize(url, Number(rest[0] ?? 5_000_000)));
    break;
  case 'applying':
    await onFreshServer((url) =>
      benchApplying(url, Number(rest[0] ?? 500), Number(rest[1] ?? 600)),
    );
    break;
  case 'lists':
    await onFreshServer((url) => benchLists(url, Number(rest[0] ?? 100_000)));
    break;
  case 'panel':
    await onFreshServer((url) => benchPanel(url, Number(rest[0] ?? 200)));
    break;
  case 'reminders':
    await onFreshServer((url) =>
      benchReminders(url, Number(rest[0] ?? 1_000_000), Number(rest[1] ?? 1_000)),
    );
    break;
  case 'reconciliation':
    await benchReconciliation(rest.length > 0 ? rest.map(Number) : undefined);
    break;
  case undefined:
  default:
    console.error(
      'npm run bench -- ledger | size [postings] | lists [applications] | panel [bids] | reminders [future] [due] | reconciliation [lines …] | applying [applicants] [seconds] | hammer [acts] | kills [times]',
    );
    process.exitCode = 1;
}
