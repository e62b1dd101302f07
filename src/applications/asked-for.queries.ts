import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { answerTo } from '../forms/answer-to.rules.js';
import type { Answers } from '../forms/answers.js';
import type { LondonDate } from '../kernel/london.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** What an application says it is for, as far as an agreement is about it. */
export interface AskedFor {
  readonly title: string;
  /** '' where its form did not ask. */
  readonly purpose: string;
  readonly startsOn: LondonDate | null;
  readonly endsOn: LondonDate | null;
  /** What is asked of us, line by line; pence in digits. None where its form asked for no budget. */
  readonly lines: readonly { readonly what: string; readonly pence: string }[];
}

/** Read from the answers as they were sent, by the names that the standard form gives them. */
@Injectable()
export class AskedForQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Error when there is no such application. */
  async of(applicationId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<AskedFor> {
    const [row] = await db.query<{ title: string; answers: Answers }[]>(
      'SELECT title, answers FROM application WHERE id = $1',
      [applicationId],
    );
    if (!row) throw new Error(`There is no application ${applicationId}`);
    const { title, answers } = row;
    const budget = answerTo({ kind: 'budget', name: 'budget' }, answers);
    return {
      title,
      purpose: answerTo({ kind: 'long-text', name: 'summary' }, answers) ?? '',
      startsOn: answerTo({ kind: 'date', name: 'starts-on' }, answers) ?? null,
      endsOn: answerTo({ kind: 'date', name: 'ends-on' }, answers) ?? null,
      lines: (budget?.lines ?? [])
        .filter(({ asked }) => asked !== '' && asked !== '0')
        .map(({ what, asked }) => ({ what, pence: asked })),
    };
  }
}
