import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EQUALITY_QUESTIONS } from './equality-questions.rules.js';
import { FEWEST, withoutSmallCounts } from './small-counts.rules.js';

export interface EqualityCounts {
  readonly label: string;
  readonly rows: readonly {
    readonly text: string;
    /** Undefined where so few answered that they could be told. */
    readonly count: number | undefined;
  }[];
}

/** Who applies, as counts only. */
@Injectable()
export class Equality {
  constructor(private readonly dataSource: DataSource) {}

  /** Whether the form of an application was sent; not what was in it. */
  async isGiven(applicationId: string): Promise<boolean> {
    const given = await this.dataSource.query<unknown[]>(
      'SELECT FROM equality_given WHERE application_id = $1',
      [applicationId],
    );
    return given.length > 0;
  }

  /** Question by question; undefined while fewer people than that have answered at all. */
  async countsOf(roundId: string): Promise<readonly EqualityCounts[] | undefined> {
    const [answered] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM equality_answer WHERE round_id = $1',
      [roundId],
    );
    if ((answered?.count ?? 0) < FEWEST) return undefined;
    const rows = await this.dataSource.query<{ name: string; choice: string; count: number }[]>(
      `SELECT a.key AS name, a.value AS choice, count(*)::integer AS count
         FROM equality_answer e, jsonb_each_text(e.answers) a
        WHERE e.round_id = $1 GROUP BY a.key, a.value`,
      [roundId],
    );
    return EQUALITY_QUESTIONS.map(({ name, label, choices }) => {
      const counts = withoutSmallCounts(
        choices.map(
          ({ value }) => rows.find((row) => row.name === name && row.choice === value)?.count ?? 0,
        ),
      );
      return { label, rows: choices.map(({ text }, index) => ({ text, count: counts[index] })) };
    });
  }
}
