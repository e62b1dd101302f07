import { HttpException, HttpStatus, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';

/** So many tries in so many seconds, counted apart for each key. */
export interface Limit {
  readonly name: string;
  readonly tries: number;
  readonly seconds: number;
}

/** Counts tries in the database, so that a restart or a second web process forgets none. */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Counts one try: before what it limits is done, and whatever becomes of it.
   * @throws HttpException 429 when it is one too many.
   */
  async count(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiterOf(limit).consume(key);
    } catch (no) {
      if (no instanceof RateLimiterRes) throw tooMany();
      throw no;
    }
  }

  /** Takes back a try that turned out to be none. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await this.limiterOf(limit).reward(key);
  }

  /** Forgets the tries of one who has got it right. */
  async forget(limit: Limit, key: string): Promise<void> {
    await this.limiterOf(limit).delete(key);
  }

  private limiterOf({ name, tries, seconds }: Limit): RateLimiterPostgres {
    const known = this.limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterPostgres({
      storeClient: (this.dataSource.driver as unknown as { master: Pool }).master,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points: tries,
      duration: seconds,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }
}

export function tooMany(): HttpException {
  return new HttpException('Too many tries', HttpStatus.TOO_MANY_REQUESTS);
}
