import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { keptFileOf, type UploadedFile } from '../../platform/files/kept-file.js';
import { FundDocument } from './fund-document.entity.js';

export interface AddDocument extends UploadedFile {
  readonly fundId: string;
  readonly title: string;
  readonly by: string;
}

@Injectable()
export class DocumentAdding {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a document with its fund. The same file again is the one that is there.
   * @throws Refused when it is none of the kinds that are kept.
   */
  add({ fundId, title, by, ...uploaded }: AddDocument): Promise<void> {
    const file = keptFileOf(uploaded);
    const { sha256 } = file;
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM fund WHERE id = $1 FOR NO KEY UPDATE', [fundId]);
      if (await tx.existsBy(FundDocument, { fundId, sha256 })) return;
      const id = randomUUID();
      await tx.insert(FundDocument, {
        ...file,
        ...{ id, fundId, title, addedAt: this.clock.now(), addedBy: by },
      });
      await this.audit.record(tx, {
        subject: `fund/${fundId}`,
        act: 'document added',
        by,
        detail: { documentId: id, title, sha256 },
      });
    });
  }
}
