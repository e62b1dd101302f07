import { Queue, Worker, type QueueOptions } from 'bullmq';
import { queueOptions } from '../../src/platform/queues/queue-options.js';

/** As many at once as messages leave. */
const CONCURRENCY = 4;

/** Jobs a second that do nothing at all, on the backend that Almoner's queues are on: what BullMQ itself takes. */
export async function noOpRate(url: string, jobs: number): Promise<number> {
  const options: QueueOptions = queueOptions(process.env['REDIS_URL'], url);
  const queue = new Queue('bench-no-op', options);
  try {
    await queue.waitUntilReady();
    const startedAt = performance.now();
    let left = jobs;
    await new Promise<void>((done, fail) => {
      const worker = new Worker('bench-no-op', () => Promise.resolve(), {
        ...options,
        concurrency: CONCURRENCY,
      });
      worker.on('error', fail);
      worker.on('completed', () => {
        left -= 1;
        if (left === 0) void worker.close().then(done, fail);
      });
      void addAll(queue, jobs).catch(fail);
    });
    return (jobs * 1_000) / (performance.now() - startedAt);
  } finally {
    await queue.close();
  }
}

/** One by one, as the relay does. */
async function addAll(queue: Queue, jobs: number): Promise<void> {
  for (let job = 0; job < jobs; job++) {
    await queue.add('nothing', {}, { jobId: `nothing-${job}`, removeOnComplete: { age: 86_400 } });
  }
}
