import { createPostgresBackend, setDefaultBackendFactory, type QueueOptions } from 'bullmq';
import pg from 'pg';
import { SteadyClient } from '../database/steady-client.js';

/**
 * Redis when there is one, else BullMQ's own tables in our PostgreSQL: the queues and processors are
 * written once and do not know. The backend is process-wide, chosen here before any queue exists.
 */
export function queueOptions(redisUrl: string | undefined, databaseUrl: string): QueueOptions {
  if (redisUrl !== undefined) {
    setDefaultBackendFactory();
    return { connection: { url: redisUrl, maxRetriesPerRequest: null } };
  }
  setDefaultBackendFactory(createPostgresBackend);
  // The client that BullMQ listens with is of its own making, and it begins to hear of its loss only
  // once it is connected: it too has to be one whose loss ends nobody.
  Object.assign(pg, { Client: SteadyClient });
  const connection = {
    ...{ connectionString: databaseUrl, schema: 'bullmq', migrate: true, max: 3 },
    Client: SteadyClient,
  };
  return { connection }; // typed for Redis; the factory above reads these
}
