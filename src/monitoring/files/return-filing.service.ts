import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { openQuestions, refusalsToWrite } from '../drafting/writing.rules.js';
import { ReturnFactsQueries, type ReturnFacts } from '../return-facts.queries.js';
import { ReturnFile } from './return-file.entity.js';
import { filesQuestion, refusalsOfCount, type FilesQuestion } from './return-files.rules.js';

/** A question of a return, and who changes its files: somebody who may write it. */
export interface FilesOfReturn {
  readonly returnId: string;
  /** The name of the question. */
  readonly question: string;
  readonly by: string;
}

/** Photographs and other evidence are sent for a question of a return, or taken away again. */
@Injectable()
export class ReturnFiling {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ReturnFactsQueries,
    private readonly store: StoredFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them, or none. A file that answers the question already is the one that is there.
   * @throws Refused for what is not kept, for more files than the question takes, and when nothing may be changed.
   * @throws NotFoundException when its form has no such question.
   */
  add(command: FilesOfReturn & { readonly files: readonly UploadedFile[] }): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { returnId, question: name, files, by } = command;
      const { facts, question } = await this.open(tx, command);
      if (files.length === 0) refuse('no-file', 'Choose a file', 'file');
      const there = await tx.findBy(ReturnFile, { returnId, question: name, removedAt: IsNull() });
      const ids = new Set(there.map(({ fileId }) => fileId));
      const added: string[] = [];
      for (const file of files) {
        const owner = `award/${facts.stored.awardId}` as const;
        const { id } = await this.store.keep(tx, { file, owner, by });
        if (!ids.has(id)) added.push(id);
        ids.add(id);
      }
      refuseIfAny(refusalsOfCount(question, ids.size));
      if (added.length === 0) return;
      await tx.insert(
        ReturnFile,
        added.map((fileId) => ({
          ...{ returnId, question: name, fileId },
          ...{ addedAt: this.clock.now(), addedBy: by },
        })),
      );
      await this.answer(tx, facts, command);
      await this.record(tx, facts, 'return file added', command, added);
    });
  }

  /** Once: a second click finds it done. One that was sent before stays on the record; of others the bytes go too. */
  remove(command: FilesOfReturn & { readonly fileId: string }): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { returnId, question: name, fileId } = command;
      const { facts } = await this.open(tx, command);
      const file = await tx.findOneBy(ReturnFile, {
        ...{ returnId, question: name, fileId },
        removedAt: IsNull(),
      });
      if (!file) return;
      if (file.isOnRecord) {
        await tx.update(ReturnFile, { id: file.id }, { removedAt: this.clock.now() });
      } else {
        await tx.delete(ReturnFile, { id: file.id });
        await forget(tx, facts.stored.awardId, fileId);
      }
      await this.answer(tx, facts, command);
      await this.record(tx, facts, 'return file removed', command, [fileId]);
    });
  }

  private async open(
    tx: Tx,
    { returnId, question: name }: FilesOfReturn,
  ): Promise<{ readonly facts: ReturnFacts; readonly question: FilesQuestion }> {
    const facts = await this.facts.lock(tx, returnId);
    const { stored, awardStatus, form } = facts;
    const question = filesQuestion(form.asked, name);
    if (!question) throw new NotFoundException();
    refuseIfAny(refusalsToWrite({ status: stored.status, awardStatus }));
    if (!openQuestions(form.asked, stored).includes(question)) {
      refuse('not-asked-again', 'The panel has not asked about this: it stays as you sent it');
    }
    return { facts, question };
  }

  /** Keeps the answer in step with the files: their ids, as the form has them. What is checked is another version. */
  private async answer(
    tx: Tx,
    { form }: ReturnFacts,
    { returnId, question, by }: FilesOfReturn,
  ): Promise<void> {
    await tx.query(
      `UPDATE monitoring_return SET version = version + 1, saved_at = $3, saved_by = $4,
              form = $5, form_version = $6,
              answers = (answers - $2) || coalesce(
                (SELECT jsonb_build_object($2::text, jsonb_agg(l.file_id ORDER BY l.added_at, f.file_name, l.id))
                   FROM return_file l JOIN stored_file f ON f.id = l.file_id
                  WHERE l.return_id = $1 AND l.question = $2 AND l.removed_at IS NULL
                 HAVING count(*) > 0), '{}')
        WHERE id = $1`,
      [returnId, question, this.clock.now(), by, form.definition, form.version],
    );
  }

  private record(
    tx: Tx,
    { stored }: ReturnFacts,
    act: string,
    { question, by }: FilesOfReturn,
    fileIds: readonly string[],
  ): Promise<void> {
    return this.audit.recordAll(
      tx,
      fileIds.map((fileId) => ({
        ...{ subject: `award/${stored.awardId}`, act, by },
        detail: { number: stored.number, question, fileId },
      })),
    );
  }
}

/** Under a lock on the award, so that no other return of it takes the file from the store at the same moment. */
async function forget(tx: Tx, awardId: string, fileId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `award/${awardId}/files`,
  ]);
  await tx.query(
    `DELETE FROM stored_file f WHERE f.id = $1
        AND NOT EXISTS (SELECT FROM return_file l WHERE l.file_id = f.id)`,
    [fileId],
  );
}
