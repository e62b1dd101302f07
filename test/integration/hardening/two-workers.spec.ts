import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { freshDatabase } from '../../support/fresh-database.js';
import { restartableRedis } from '../../support/own-redis.js';
import type { Program } from '../../support/program.js';
import { Workshop } from './workshop.js';

jest.setTimeout(120_000);

const MESSAGES = 400;
/** How often each thing has to have come round, every two seconds. */
const ROUNDS = 4;

const redis = await restartableRedis();
afterAll(() => redis?.stop());

/** The ids of the jobs it began, in their order. */
function begunBy(worker: Program): readonly string[] {
  return [...worker.said().matchAll(/^begun (\S+)$/gm)].map(([, id = '']) => id);
}

/** How many of each. */
function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

describe.each(redis === undefined ? ['PostgreSQL'] : ['PostgreSQL', 'Redis'])(
  'two workers with their queues on %s',
  (backend) => {
    let shop: Workshop;
    let databases = 0;
    beforeEach(async () => {
      databases += 1;
      const own = redis && `${redis.url}/${databases.toString()}`;
      shop = await Workshop.on(await freshDatabase(), backend === 'Redis' ? own : undefined);
    });
    afterEach(() => shop.close());

    it('send each message once, and both send some', async () => {
      await shop.pool.query(
        `WITH written AS (
           INSERT INTO mail_message (key, to_address, subject, text, html, written_at)
           SELECT n, n || '@example.org', 'Subject', 'Text', '<p>Text</p>', now() FROM generate_series(1, $1) AS n RETURNING id)
         INSERT INTO outbox (event, payload, added_at)
         SELECT 'mail.written', jsonb_build_object('messageId', id), now() FROM written`,
        [MESSAGES],
      );
      const workers = [1, 2].map(() => shop.work('quick-timetable.mjs'));
      await shop.untilQuiet();
      await shop.end();

      const sent = workers.map(
        (worker) => begunBy(worker).filter((id) => id.startsWith('outbox-')).length,
      );
      console.log(`${backend}: ${MESSAGES.toString()} messages, begun ${sent.join(' and ')}`);
      const to = shop.letterbox.messages.map((message) => message.to);
      expect([to.length, new Set(to).size]).toEqual([MESSAGES, MESSAGES]);
      expect(sent.reduce((sum, count) => sum + count, 0)).toBe(MESSAGES);
      expect(Math.min(...sent)).toBeGreaterThan(0);
    });

    it('begin each thing that comes round by the clock once each time, and a third that starts changes nothing', async () => {
      const first = shop.work('quick-timetable.mjs');
      await first.saying('begun repeat:');
      const second = shop.work('quick-timetable.mjs');
      await second.saying('begun repeat:');
      const third = shop.work('quick-timetable.mjs');
      await third.saying('begun repeat:');
      const workers = [first, second, third];
      const since = Date.now();
      const rounds = (): ReadonlyMap<string, number> =>
        counted(
          [...new Set(workers.flatMap(begunBy))]
            .filter((id) => Number(id.split(':')[2]) > since)
            .map((id) => id.split(':')[1] ?? ''),
        );
      const schedulers = await Promise.all(
        shop.queues.map((queue) => queue.getJobSchedulers(0, -1, true)),
      );
      const kinds = schedulers.flat().map(({ key }) => key);
      const deadline = since + 60_000;
      while (Math.min(...kinds.map((kind) => rounds().get(kind) ?? 0)) < ROUNDS) {
        if (Date.now() > deadline) throw new Error(`It stands still: ${[...rounds()].join(' ')}`);
        await sleep(100);
      }
      await shop.end();

      const begun = workers.map(begunBy);
      const perJob = counted(begun.flat());
      console.log(
        [
          `${backend}: begun ${begun.map(({ length }) => length).join(', ')}; ${perJob.size.toString()} jobs`,
          ...[...rounds()].map(([kind, times]) => `  ${kind.padEnd(16)}${times.toString()} times`),
        ].join('\n'),
      );
      expect(kinds.length).toBeGreaterThanOrEqual(8);
      expect([...perJob].filter(([, times]) => times !== 1)).toEqual([]);
      expect(begun.every(({ length }) => length > 0)).toBe(true);
    });
  },
);
