import { ageInWords, counted, standsStill } from '../../upkeep/queues/ages.rules.js';
import type { Upkeep } from '../../upkeep/queues/queue-watch.queries.js';
import type { Waiting } from './home-section.js';

/** What an administrator should look at: nothing, while all goes by itself. */
export function queuesWaiting({ queues, unhandled }: Upkeep, now: Date): readonly Waiting[] {
  const { oldestAt } = unhandled;
  const isSlow = oldestAt !== null && standsStill(oldestAt, now);
  const failed = queues?.reduce((sum, queue) => sum + queue.failed, 0) ?? 0;
  return [
    ...(queues === undefined ? [wrong('The queues do not answer')] : []),
    ...(failed > 0 ? [wrong(`${counted(failed, 'job')} failed`)] : []),
    ...(isSlow ? [wrong(`What happened has waited for ${ageInWords(oldestAt, now)}`)] : []),
  ];
}

function wrong(text: string): Waiting {
  return { text, href: '/queues', note: 'What should follow does not.' };
}
