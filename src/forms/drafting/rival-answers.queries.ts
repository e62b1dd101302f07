import type { Tx } from '../../platform/database/transactions.service.js';
import type { Answer } from '../answers.js';
import type { Rival } from './settling.js';

/** Where the saves and the rivals of one kind of draft lie: names of tables, and of the column that names the draft. */
export interface DraftTables {
  readonly saves: 'answer_save' | 'return_answer_save';
  readonly rivals: 'rival_answer' | 'return_rival_answer';
  readonly key: 'application_id' | 'return_id';
}

/** What somebody wrote to a question while another saved something else to it. */
export interface WrittenRival {
  readonly question: string;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  /** '' when it was no page. */
  readonly page: string;
  /** '' takes the answer away. */
  readonly answer: Answer;
}

/** What was written beside the answers of a draft, and waits for somebody to choose. */
export function rivalsOf(
  tx: Tx,
  { rivals, key }: DraftTables,
  draftId: string,
): Promise<readonly Rival[]> {
  return tx.query<Rival[]>(
    `SELECT id, question, answer FROM ${rivals} WHERE ${key} = $1 ORDER BY question, written_at`,
    [draftId],
  );
}

/** Keeps what somebody wrote, instead of what they had written there in the same page. */
export async function keepRival(
  tx: Tx,
  { rivals, key }: DraftTables,
  draftId: string,
  rival: WrittenRival,
): Promise<void> {
  await tx.query(
    `INSERT INTO ${rivals} (${key}, question, written_by, written_at, page, answer)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (${key}, question, written_by, page)
     DO UPDATE SET written_at = excluded.written_at, answer = excluded.answer
      WHERE ${rivals}.answer <> excluded.answer`,
    [
      draftId,
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
  { rivals, key }: DraftTables,
  draftId: string,
  questions: readonly string[],
): Promise<void> {
  await tx.query(`DELETE FROM ${rivals} WHERE ${key} = $1 AND question = ANY($2)`, [
    draftId,
    questions,
  ]);
}

/** Which of these questions were last written by this very page. */
export async function writtenByPage(
  tx: Tx,
  { saves, key }: DraftTables,
  draftId: string,
  page: string | null,
  questions: readonly string[],
): Promise<ReadonlySet<string>> {
  if (page === null || questions.length === 0) return new Set();
  const rows = await tx.query<{ question: string }[]>(
    `SELECT question FROM ${saves} WHERE ${key} = $1 AND page = $2 AND question = ANY($3)`,
    [draftId, page, questions],
  );
  return new Set(rows.map(({ question }) => question));
}

/** Who wrote these answers last, when, and in which page. */
export async function noteSaves(
  tx: Tx,
  { saves, key }: DraftTables,
  draftId: string,
  save: {
    readonly questions: readonly string[];
    readonly savedAt: Date;
    readonly savedBy: string;
    readonly page: string | null;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO ${saves} (${key}, question, saved_at, saved_by, page)
     SELECT $1, question, $3, $4, $5 FROM unnest($2::text[]) AS question
     ON CONFLICT (${key}, question) DO UPDATE
       SET saved_at = excluded.saved_at, saved_by = excluded.saved_by, page = excluded.page`,
    [draftId, save.questions, save.savedAt, save.savedBy, save.page],
  );
}
