import { Redis } from 'ioredis';
import { startRedis, type RedisServer } from './redis-server.mjs';

/** One of the Redis server's databases, for one house. */
export interface OwnRedis {
  readonly url: string;
  /** Empties it, for the next. */
  forget(): Promise<void>;
}

/**
 * When the suite runs on Redis queues (QUEUE_BACKEND=redis), a database of the Redis in
 * TEST_REDIS_URL for this Jest worker; otherwise undefined: the queues are on PostgreSQL.
 */
export async function ownRedis(): Promise<OwnRedis | undefined> {
  if (process.env['QUEUE_BACKEND'] !== 'redis') return undefined;
  const server = process.env['TEST_REDIS_URL'];
  if (server === undefined) throw new Error('QUEUE_BACKEND is redis and TEST_REDIS_URL is not set');
  const url = `${server.replace(/\/+$/, '')}/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  await flush(url);
  return { url, forget: () => flush(url) };
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
}

/** A Redis server to be restarted; undefined where there is none to be had, unless CI demands one. */
export async function restartableRedis(onPort?: number): Promise<RedisServer | undefined> {
  const redis = await startRedis(onPort);
  if (redis === undefined && process.env['CI'] === 'true') throw new Error('There is no Redis');
  return redis;
}
