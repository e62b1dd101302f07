import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { isLetterDue } from './news.rules.js';
import { ReturnNews } from './return-news.entity.js';
import { ReturnPreference } from './return-preference.entity.js';

/** A return that one person is to hear of. */
export interface Untold {
  readonly returnId: string;
  /** 1 for the first time it was sent. */
  readonly number: number;
}

/** Who is still to hear of which return. Who may, is asked when the letter is written. */
@Injectable()
export class News {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes that these people are to hear of a return; harmless twice.
   * @returns those of them who hear of it now, and have not yet: they count as told.
   */
  async arrived<Person extends { readonly id: string }>(
    tx: Tx,
    { returnId, number }: Untold,
    people: readonly Person[],
  ): Promise<readonly Person[]> {
    if (people.length === 0) return [];
    const ids = people.map(({ id }) => id);
    const weekly = await tx.findBy(ReturnPreference, { personId: In(ids) });
    const waits = new Set(
      weekly.flatMap(({ personId, weekday }) => (weekday === null ? [] : personId)),
    );
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(ReturnNews)
      .values(
        ids.map((personId) => ({
          ...{ returnId, number, personId, cameOn: this.clock.today() },
          toldAt: waits.has(personId) ? null : this.clock.now(),
        })),
      )
      .orIgnore()
      .returning('person_id')
      .execute();
    const isNew = new Set((inserted.raw as { person_id: string }[]).map((row) => row.person_id));
    return people.filter(({ id }) => isNew.has(id) && !waits.has(id));
  }

  /** Those to whom a letter about what waited is due today. */
  async owedALetter(): Promise<readonly string[]> {
    const rows = await this.dataSource.query<
      { personId: string; weekday: number | null; cameOn: readonly LondonDate[] }[]
    >(
      `SELECT n.person_id AS "personId", p.weekday, array_agg(n.came_on::text) AS "cameOn"
         FROM return_news n LEFT JOIN return_preference p ON p.person_id = n.person_id
        WHERE n.told_at IS NULL GROUP BY n.person_id, p.weekday ORDER BY n.person_id`,
    );
    const today = this.clock.today();
    return rows
      .filter(({ cameOn, weekday }) => isLetterDue(cameOn, weekday, today))
      .map(({ personId }) => personId);
  }

  /** What this person is still to hear of, locked until the caller's transaction ends, the first that came on top. */
  async waiting(tx: Tx, personId: string): Promise<readonly Untold[]> {
    return tx.find(ReturnNews, {
      where: { personId, toldAt: IsNull() },
      order: { cameOn: 'ASC', returnId: 'ASC', number: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async told(tx: Tx, personId: string, all: readonly Untold[]): Promise<void> {
    for (const { returnId, number } of all) {
      await tx.update(ReturnNews, { returnId, number, personId }, { toldAt: this.clock.now() });
    }
  }
}
