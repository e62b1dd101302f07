import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { entities } from './entities.js';
import { SteadyClient } from './platform/database/steady-client.js';
import { migrations } from '../migrations/index.js';

/**
 * The one description of our database. Entities and migrations are listed by hand: globbing them
 * breaks Jest's ES modules, and a list is also where a reader sees everything that is stored.
 */
export function dataSourceOptions(
  url: string,
): PostgresDataSourceOptions & { readonly url: string } {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: { max: 10, Client: SteadyClient },
  };
}

export function createDataSource(url: string): DataSource {
  return new DataSource(dataSourceOptions(url));
}
