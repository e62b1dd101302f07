import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { DraftFactsQueries } from '../../draft-facts.queries.js';
import { FilesAnswering } from '../answering.service.js';
import { ApplicationFile } from '../application-file.entity.js';
import { refusalsToChangeFiles } from '../application-files.rules.js';

export interface RemoveFile {
  readonly applicationId: string;
  readonly question: string;
  readonly fileId: string;
  readonly by: string;
  /** The organisations for which they may write it. */
  readonly organisationIds: readonly string[];
  readonly reachedAt: Date;
}

/** Takes a file out of a draft. */
@Injectable()
export class FileRemoval {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: DraftFactsQueries,
    private readonly answering: FilesAnswering,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Once: a second click finds it done. Its bytes go too, unless it is in the library, answers
   * elsewhere, or was submitted once: then it stays on the record.
   * @throws Refused after the deadline, and once it is submitted.
   * @throws NotFoundException when it is not theirs.
   */
  remove(command: RemoveFile): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { applicationId, question, fileId, organisationIds, reachedAt, by } = command;
      const { application, round } = await this.facts.lock(tx, organisationIds, applicationId);
      const file = await tx.findOneBy(ApplicationFile, {
        ...{ applicationId, question, fileId },
        removedAt: IsNull(),
      });
      refuseIfAny(refusalsToChangeFiles({ status: application.status, round, reachedAt }));
      if (!file) return;
      if (file.isOnRecord) {
        await tx.update(ApplicationFile, { id: file.id }, { removedAt: this.clock.now() });
      } else {
        await tx.delete(ApplicationFile, { id: file.id });
        await forget(tx, fileId, application.organisationId);
      }
      await this.answering.answer(tx, application, question, by);
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'file removed',
        by,
        detail: { question, fileId },
      });
    });
  }
}

/** Under the organisation's lock, so that nobody takes it from the store at the same moment. */
async function forget(tx: Tx, fileId: string, organisationId: string): Promise<void> {
  await tx.query('SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
  await tx.query(
    `DELETE FROM stored_file f WHERE f.id = $1
        AND NOT EXISTS (SELECT FROM application_file l WHERE l.file_id = f.id)
        AND NOT EXISTS (SELECT FROM organisation_document d WHERE d.file_id = f.id)`,
    [fileId],
  );
}
