import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { fileKindOf, safeName } from './file-kind.rules.js';
import { FundDocument } from './fund-document.entity.js';

export interface AddDocument {
  readonly fundId: string;
  readonly title: string;
  /** As the browser calls it. */
  readonly fileName: string;
  readonly bytes: Buffer;
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
  add({ fundId, title, fileName, bytes, by }: AddDocument): Promise<void> {
    const kind = fileKindOf(bytes);
    if (!kind) {
      refuse(
        'file-kind',
        'Choose a PDF, a PNG or JPEG image, or a .docx, .xlsx, .odt or .ods file',
        'file',
      );
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM fund WHERE id = $1 FOR NO KEY UPDATE', [fundId]);
      if (await tx.existsBy(FundDocument, { fundId, sha256 })) return;
      const id = randomUUID();
      await tx.insert(FundDocument, {
        ...{ id, fundId, title, fileName: safeName(fileName, kind), mediaType: kind.mediaType },
        ...{ size: bytes.length, sha256, bytes, addedAt: this.clock.now(), addedBy: by },
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
