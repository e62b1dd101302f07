import pg from 'pg';

/**
 * A connection whose loss ends nobody. Who takes one from the pool begins to listen for its loss a
 * moment later; lost within that moment, as when the database restarts under load, it would end the
 * program. Its next query fails instead, and the pool puts another in its place.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
