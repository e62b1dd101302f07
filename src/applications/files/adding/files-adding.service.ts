import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { OrganisationDocuments } from '../../../organisations/documents/organisation-documents.queries.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../../platform/files/file-content.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import type { Application } from '../../application.entity.js';
import { DraftFactsQueries } from '../../draft-facts.queries.js';
import { FilesAnswering } from '../answering.service.js';
import { ApplicationFile } from '../application-file.entity.js';
import {
  filesQuestion,
  refusalsOfCount,
  refusalsToChangeFiles,
} from '../application-files.rules.js';

export interface AddFiles {
  readonly applicationId: string;
  /** The name of the question they answer. */
  readonly question: string;
  readonly files: readonly UploadedFile[];
  /** Papers taken from the organisation's library. */
  readonly documentIds: readonly string[];
  readonly by: string;
  /** The organisations for which they may write it. */
  readonly organisationIds: readonly string[];
  readonly reachedAt: Date;
}

/** A file in the store, and the paper of the library it was taken from. */
interface Answering {
  readonly fileId: string;
  readonly documentId: string | null;
}

/** Files are sent for a question, or taken from the library. */
@Injectable()
export class FilesAdding {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: DraftFactsQueries,
    private readonly documents: OrganisationDocuments,
    private readonly store: StoredFiles,
    private readonly answering: FilesAnswering,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them, or none. A file that answers the question already is the one that is there.
   * @throws Refused for what is not kept, for more files than the question takes, after the deadline
   * and once it is submitted.
   * @throws NotFoundException when it is not theirs, or has no such question.
   */
  add(command: AddFiles): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { applicationId, question: name, organisationIds, reachedAt, by } = command;
      const { application, round } = await this.facts.lock(tx, organisationIds, applicationId);
      const question = filesQuestion(round.form.sections, name);
      if (!question) throw new NotFoundException();
      refuseIfAny(refusalsToChangeFiles({ status: application.status, round, reachedAt }));
      if (command.files.length + command.documentIds.length === 0) {
        refuse('no-file', 'Choose a file', 'file');
      }
      const before = await this.answers(tx, applicationId, name);
      const chosen = await this.chosen(tx, application, command.documentIds);
      const sent = await this.sent(tx, application, command);
      const added = [...chosen, ...sent].filter(
        ({ fileId }, index, all) =>
          !before.has(fileId) && all.findIndex((one) => one.fileId === fileId) === index,
      );
      refuseIfAny(refusalsOfCount(question, before.size + added.length));
      if (added.length === 0) return;
      const addition = { applicationId, question: name, addedAt: this.clock.now(), addedBy: by };
      await tx.insert(
        ApplicationFile,
        added.map((one) => ({ ...one, ...addition })),
      );
      await this.answering.answer(tx, application, name, by);
      await this.audit.recordAll(
        tx,
        added.map(({ fileId, documentId }) => ({
          subject: `application/${applicationId}`,
          act: 'file added',
          by,
          detail: { question: name, fileId, documentId },
        })),
      );
    });
  }

  private async answers(
    tx: Tx,
    applicationId: string,
    question: string,
  ): Promise<ReadonlySet<string>> {
    const files = await tx.findBy(ApplicationFile, {
      ...{ applicationId, question },
      removedAt: IsNull(),
    });
    return new Set(files.map(({ fileId }) => fileId));
  }

  /** What is there to choose from is read again: it may have run out or been withdrawn meanwhile. */
  private async chosen(
    tx: Tx,
    { organisationId }: Application,
    documentIds: readonly string[],
  ): Promise<readonly Answering[]> {
    await tx.query('SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
    if (documentIds.length === 0) return [];
    const there = await this.documents.toChoose(organisationId, this.clock.today(), tx);
    return documentIds.map((documentId) => {
      const document = there.find(({ id }) => id === documentId);
      if (!document) {
        refuse('not-in-library', 'Choose a document that is in your library', 'documentIds');
      }
      return { fileId: document.file.id, documentId };
    });
  }

  private async sent(
    tx: Tx,
    { organisationId }: Application,
    { files, by }: Pick<AddFiles, 'files' | 'by'>,
  ): Promise<readonly Answering[]> {
    const owner = `organisation/${organisationId}` as const;
    const sent: Answering[] = [];
    for (const file of files) {
      const { id } = await this.store.keep(tx, { file, owner, by });
      sent.push({ fileId: id, documentId: null });
    }
    return sent;
  }
}
