import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../../platform/files/file-content.js';
import { LibraryAdding } from '../adding/library-adding.service.js';
import { refusalsToAdd, refusalsToChange } from '../document.rules.js';
import { LibraryFactsQueries } from '../library-facts.queries.js';
import { OrganisationDocument } from '../organisation-document.entity.js';

export interface ReplaceDocument {
  readonly organisationId: string;
  readonly documentId: string;
  readonly datedOn: LondonDate;
  readonly expiresOn: LondonDate | null;
  readonly file: UploadedFile;
  readonly by: string;
}

/** Puts a newer version in a paper's place; the older one stays as history. */
@Injectable()
export class Replacement {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: LibraryFactsQueries,
    private readonly adding: LibraryAdding,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same newer file again (a double click) changes nothing.
   * @throws Refused for one that is replaced or withdrawn already, for dates that can't be, for the
   * very file that is there, and for a file that is not kept.
   */
  replace({ organisationId, documentId, file, by, ...dates }: ReplaceDocument): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.facts.lock(tx, organisationId);
      const old = await this.facts.document(tx, organisationId, documentId);
      const { kind, title } = old;
      const described = { kind, title, ...dates };
      const fileId = await this.adding.kept(tx, { organisationId, kind, file, by });
      if (old.replacedById !== null) {
        const newer = await this.facts.document(tx, organisationId, old.replacedById);
        if (newer.fileId === fileId) return;
      }
      refuseIfAny([...refusalsToChange(old), ...refusalsToAdd(described, this.clock.today())]);
      if (fileId === old.fileId) {
        refuse('same-file', 'This is the very file that is there: choose the newer one', 'file');
      }
      const id = randomUUID();
      await this.adding.insert(tx, { ...described, id, organisationId, fileId, by });
      await tx.update(OrganisationDocument, { id: documentId }, { replacedById: id });
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'document replaced',
        by,
        detail: { documentId, replacedById: id, fileId },
      });
    });
  }
}
