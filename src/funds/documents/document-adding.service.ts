import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { FundDocument } from './fund-document.entity.js';

export interface AddDocument {
  readonly file: UploadedFile;
  readonly fundId: string;
  readonly title: string;
  readonly by: string;
}

@Injectable()
export class DocumentAdding {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a document with its fund. The same file again is the one that is there.
   * @throws Refused when it is none of the kinds that are kept.
   */
  add({ fundId, title, by, file }: AddDocument): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM fund WHERE id = $1 FOR NO KEY UPDATE', [fundId]);
      const { id, sha256, isNew } = await this.files.keep(tx, {
        file,
        owner: `fund/${fundId}`,
        by,
      });
      if (!isNew) return;
      await tx.insert(FundDocument, { id, fundId, title, addedAt: this.clock.now(), addedBy: by });
      await this.audit.record(tx, {
        subject: `fund/${fundId}`,
        act: 'document added',
        by,
        detail: { documentId: id, title, sha256 },
      });
    });
  }
}
