import { Injectable } from '@nestjs/common';
import { refuse } from '../../kernel/refusal.js';
import { Transactions } from '../../platform/database/transactions.service.js';

@Injectable()
export class EqualityGiving {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Keeps the answers with their round, and apart from the application only that they were given: no
   * name, no moment, no line in the record of acts leads from one to the other.
   * @throws Refused when they were given before: which ones to change, nobody could tell.
   */
  give(
    applicationId: string,
    roundId: string,
    answers: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const first = await tx.query<unknown[]>(
        `INSERT INTO equality_given (application_id) VALUES ($1)
         ON CONFLICT DO NOTHING RETURNING application_id`,
        [applicationId],
      );
      if (first.length === 0) {
        refuse('equality-given', 'These questions have been answered for this application already');
      }
      if (Object.keys(answers).length === 0) return;
      await tx.query('INSERT INTO equality_answer (round_id, answers) VALUES ($1, $2)', [
        roundId,
        answers,
      ]);
    });
  }
}
