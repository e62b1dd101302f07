import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { EligibilityQuestions } from './eligibility.js';

const LATEST = `
  SELECT version, questions FROM eligibility_questions
   WHERE round_id = $1 ORDER BY version DESC LIMIT 1`;

/** Who can apply, as questions. */
@Injectable()
export class EligibilityQuestionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** What the round asks today; undefined when it asks nothing. */
  async current(roundId: string): Promise<EligibilityQuestions | undefined> {
    return asked(await this.dataSource.query<EligibilityQuestions[]>(LATEST, [roundId]));
  }

  /** The same inside a transaction that has locked the round, which a writer locks too. */
  async currentWithin(tx: Tx, roundId: string): Promise<EligibilityQuestions | undefined> {
    return asked(await tx.query<EligibilityQuestions[]>(LATEST, [roundId]));
  }

  /** The latest version whatever it asks: 0 before the first. For the writer, who may have taken all away. */
  async latest(roundId: string): Promise<EligibilityQuestions> {
    const [row] = await this.dataSource.query<EligibilityQuestions[]>(LATEST, [roundId]);
    return row ?? { version: 0, questions: [] };
  }

  /** The ids of the rounds that ask something. */
  async roundsThatAsk(): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT r.id FROM round r CROSS JOIN LATERAL (
         SELECT questions FROM eligibility_questions WHERE round_id = r.id ORDER BY version DESC LIMIT 1
       ) q WHERE q.questions <> '[]'`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}

function asked([row]: readonly EligibilityQuestions[]): EligibilityQuestions | undefined {
  return row && row.questions.length > 0 ? row : undefined;
}
