import type { Answer } from '../../../forms/answers.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import type { RivalAnswer } from './rival-answer.entity.js';
import type { Rival } from './settling.js';

/** What was written beside the answers of a draft, and waits for somebody to choose. */
export function rivalsOf(tx: Tx, applicationId: string): Promise<readonly Rival[]> {
  return tx.query<Rival[]>(
    `SELECT id, question, answer FROM rival_answer
      WHERE application_id = $1 ORDER BY question, written_at`,
    [applicationId],
  );
}

/** Keeps what somebody wrote, instead of what they had written there in the same page. */
export async function keepRival(
  tx: Tx,
  rival: Pick<RivalAnswer, 'applicationId' | 'question' | 'writtenBy' | 'writtenAt' | 'page'> & {
    readonly answer: Answer;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO rival_answer (application_id, question, written_by, written_at, page, answer)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (application_id, question, written_by, page)
     DO UPDATE SET written_at = excluded.written_at, answer = excluded.answer
      WHERE rival_answer.answer <> excluded.answer`,
    [
      rival.applicationId,
      rival.question,
      rival.writtenBy,
      rival.writtenAt,
      rival.page,
      JSON.stringify(rival.answer),
    ],
  );
}

export async function dropRivals(
  tx: Tx,
  applicationId: string,
  questions: readonly string[],
): Promise<void> {
  await tx.query('DELETE FROM rival_answer WHERE application_id = $1 AND question = ANY($2)', [
    applicationId,
    questions,
  ]);
}
