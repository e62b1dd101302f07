import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import {
  shownFile,
  type ListedFile,
  type ShownFile,
} from '../../platform/files/shown-file.rules.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { ReturnDrafts, type ReturnDraft } from '../drafting/return-drafts.queries.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import type { ReturnSummary } from '../returns.queries.js';
import { filesQuestion, type FilesQuestion } from './return-files.rules.js';

/** A file as its own people see it while they write. */
interface OwnReturnFile {
  readonly shown: ShownFile;
  readonly addedAt: Date;
  readonly addedByName: string;
}

export interface QuestionOfReturn {
  readonly asked: ReturnSummary;
  readonly draft: ReturnDraft;
  readonly question: FilesQuestion;
  /** The section the question is in, from 1. */
  readonly section: number;
  readonly files: readonly OwnReturnFile[];
}

interface Row extends ListedFile {
  readonly addedAt: Date;
  readonly addedByName: string;
}

/** The files that answer a question of a return, for its own people: to all others there is none. */
@Injectable()
export class OwnReturnFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly returns: ReadableReturns,
    private readonly drafts: ReturnDrafts,
    private readonly store: StoredFiles,
  ) {}

  /** @throws NotFoundException unless it is their own organisation's return, and asks this question. */
  async answering(
    person: SignedInPerson,
    returnId: string,
    name: string,
  ): Promise<QuestionOfReturn> {
    const asked = await this.returns.own(person, returnId);
    const draft = await this.drafts.byId(returnId);
    const question = filesQuestion(draft.form, name);
    if (!question) throw new NotFoundException();
    const rows = await this.dataSource.query<Row[]>(
      `SELECT f.id, f.file_name AS "fileName", f.size, f.scan, f.scan_found AS "scanFound",
              l.added_at AS "addedAt", p.name AS "addedByName"
         FROM return_file l JOIN stored_file f ON f.id = l.file_id JOIN person p ON p.id = l.added_by
        WHERE l.return_id = $1 AND l.question = $2 AND l.removed_at IS NULL
        ORDER BY l.added_at, f.file_name, l.id`,
      [returnId, name],
    );
    const { isScannerSet } = this.store;
    return {
      ...{ asked, draft, question },
      section: draft.form.sections.findIndex(({ questions }) => questions.includes(question)) + 1,
      files: rows.map(({ addedAt, addedByName, ...file }) => ({
        ...{ addedAt, addedByName },
        shown: shownFile(file, {
          ...{ reader: 'own', isScannerSet },
          href: `/returns/${returnId}/files/${name}/${file.id}`,
        }),
      })),
    };
  }
}
