import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Application } from '../application.entity.js';

/** Keeps the answer to a question of files in step with the files: their ids, as the form has them. */
@Injectable()
export class FilesAnswering {
  constructor(private readonly clock: Clock) {}

  /** The caller holds the lock on the application. What is checked before submitting is another version. */
  async answer(
    tx: Tx,
    { id }: Pick<Application, 'id'>,
    question: string,
    by: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE application SET version = version + 1, saved_at = $3, saved_by = $4,
              answers = (answers - $2) || coalesce(
                (SELECT jsonb_build_object($2::text, jsonb_agg(l.file_id ORDER BY l.added_at, f.file_name, l.id))
                   FROM application_file l JOIN stored_file f ON f.id = l.file_id
                  WHERE l.application_id = $1 AND l.question = $2 AND l.removed_at IS NULL
                 HAVING count(*) > 0), '{}')
        WHERE id = $1`,
      [id, question, this.clock.now(), by],
    );
  }
}
