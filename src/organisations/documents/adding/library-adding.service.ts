import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../../platform/files/file-content.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import { isSealedKind } from '../document-kinds.rules.js';
import { MOST_DOCUMENTS, refusalsToAdd, type DocumentFacts } from '../document.rules.js';
import { LibraryFactsQueries } from '../library-facts.queries.js';
import { OrganisationDocument } from '../organisation-document.entity.js';

export interface AddToLibrary extends DocumentFacts {
  readonly organisationId: string;
  readonly file: UploadedFile;
  readonly by: string;
}

/** Puts a paper into an organisation's library. */
@Injectable()
export class LibraryAdding {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: LibraryFactsQueries,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same file of the same kind again (a double click) is the one that is there.
   * @returns the document's id
   * @throws Refused for dates that can't be, a file that is not kept, and a library that is full.
   */
  add(command: AddToLibrary): Promise<string> {
    return this.transactions.run(async (tx) => {
      const { organisationId, kind } = command;
      await this.facts.lock(tx, organisationId);
      refuseIfAny(refusalsToAdd(command, this.clock.today()));
      const fileId = await this.kept(tx, command);
      const current = { replacedById: IsNull(), withdrawnAt: IsNull() };
      const known = await tx.findOneBy(OrganisationDocument, {
        ...{ organisationId, kind, fileId },
        ...current,
      });
      if (known) return known.id;
      if ((await this.facts.countInLibrary(tx, organisationId)) >= MOST_DOCUMENTS) {
        refuse('library-full', `A library holds ${MOST_DOCUMENTS} documents: withdraw one first`);
      }
      const id = randomUUID();
      await this.insert(tx, { ...command, id, fileId });
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'document added',
        by: command.by,
        detail: { documentId: id, kind, fileId },
      });
      return id;
    });
  }

  /** The file in the store; sealed where an account number stands in it. */
  async kept(
    tx: Tx,
    {
      organisationId,
      kind,
      file,
      by,
    }: Pick<AddToLibrary, 'organisationId' | 'kind' | 'file' | 'by'>,
  ): Promise<string> {
    const isSealed = isSealedKind(kind);
    const owner = `organisation/${organisationId}${isSealed ? '/sealed' : ''}` as const;
    return (await this.files.keep(tx, { file, owner, by, isSealed })).id;
  }

  async insert(
    tx: Tx,
    document: DocumentFacts &
      Pick<OrganisationDocument, 'id' | 'organisationId' | 'fileId'> & { readonly by: string },
  ): Promise<void> {
    const { id, organisationId, kind, title, datedOn, expiresOn, fileId, by } = document;
    await tx.insert(OrganisationDocument, {
      ...{ id, organisationId, kind, title, datedOn, expiresOn, fileId },
      addedAt: this.clock.now(),
      addedBy: by,
    });
  }
}
