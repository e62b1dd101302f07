import { jest } from '@jest/globals';
import type { Queue } from 'bullmq';
import { MAIL } from '../../../src/platform/queues/queues.jobs.js';
import { freshDatabase } from '../../support/fresh-database.js';
import type { Program } from '../../support/program.js';
import { restartableRedis } from '../../support/own-redis.js';
import { Workshop } from './workshop.js';

jest.setTimeout(120_000);

const MESSAGES = 6;
let databases = 0;
/** One of the Redis server’s databases that nobody has used. */
function anotherOf(url = ''): string {
  databases += 1;
  return `${url}/${databases}`;
}

/** Of the mail queue: how many messages a worker has under way. */
const AT_ONCE = 4;

const redis = await restartableRedis();
afterAll(() => redis?.stop());

describe.each(redis === undefined ? ['PostgreSQL'] : ['PostgreSQL', 'Redis'])(
  'a worker with its queues on %s that is asked to end',
  (backend) => {
    let shop: Workshop;
    beforeEach(async () => {
      shop = await Workshop.on(
        await freshDatabase(),
        backend === 'Redis' ? anotherOf(redis?.url) : undefined,
      );
      await shop.pool.query(
        `WITH written AS (
         INSERT INTO mail_message (key, to_address, subject, text, html, written_at)
         SELECT n, n || '@example.org', 'Subject', 'Text', '<p>Text</p>', now() FROM generate_series(1, $1) AS n RETURNING id)
       INSERT INTO outbox (event, payload, added_at)
       SELECT 'mail.written', jsonb_build_object('messageId', id), now() FROM written`,
        [MESSAGES],
      );
    });
    afterEach(() => shop.close());

    const mail = (): Queue | undefined => shop.queues.find(({ name }) => name === MAIL);

    async function underWay(slowMs: number): Promise<Program> {
      const worker = shop.work('slow-mail.mjs', { SLOW_MS: slowMs.toString() });
      while ((worker.said().match(/^begun /gm) ?? []).length < AT_ONCE) {
        await new Promise((resume) => setTimeout(resume, 50));
      }
      return worker;
    }

    it('finishes what it has under way, and begins nothing more', async () => {
      const worker = await underWay(2_000);
      worker.process.kill('SIGTERM');

      expect(await worker.ended).toBe(0);
      expect(shop.letterbox.messages).toHaveLength(AT_ONCE);
      expect(await mail()?.getJobCounts('waiting', 'active', 'completed')).toEqual({
        ...{ waiting: MESSAGES - AT_ONCE, active: 0, completed: AT_ONCE },
      });
    });

    it('hands back what takes too long, and another begins it at once', async () => {
      const worker = await underWay(60_000);
      const since = Date.now();
      worker.process.kill('SIGTERM');

      expect(await worker.ended).toBe(0);
      expect(Date.now() - since).toBeLessThan(10_000); // Docker waits no longer
      expect(await mail()?.getJobCounts('waiting', 'active')).toEqual({
        waiting: MESSAGES,
        active: 0,
      });
      expect(shop.letterbox.messages).toHaveLength(0);

      shop.work();
      const begunAt = Date.now();
      await shop.untilQuiet();
      expect(Date.now() - begunAt).toBeLessThan(25_000); // no lock had to run out
      expect(shop.letterbox.messages.map(({ to }) => to).sort()).toHaveLength(MESSAGES);
    });
  },
);
