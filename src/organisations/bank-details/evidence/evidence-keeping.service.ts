import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../../platform/files/file-content.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import { BankDetailsEvidence } from './bank-details-evidence.entity.js';

/** The most papers that are kept with one version of an account. */
const MOST = 5;

export interface KeepEvidence {
  readonly file: UploadedFile;
  readonly detailsId: string;
  readonly organisationId: string;
  readonly by: string;
}

/** Seals a paper and keeps it with the account that it shows. */
@Injectable()
export class EvidenceKeeping {
  constructor(
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same file again is the one that is there. The caller holds the lock on the organisation.
   * @throws Refused at the field `file`: none of the kinds that are kept, or too many.
   */
  async keep(tx: Tx, { file, detailsId, organisationId, by }: KeepEvidence): Promise<void> {
    const owner = `bank-details/${detailsId}` as const;
    const { id, sha256, isNew } = await this.files.keep(tx, { file, owner, by, isSealed: true });
    if (!isNew) return;
    const before = await tx.countBy(BankDetailsEvidence, { bankDetailsId: detailsId });
    if (before >= MOST) refuse('evidence-full', `We keep ${MOST} papers at most`, 'file');
    await tx.insert(BankDetailsEvidence, {
      id,
      bankDetailsId: detailsId,
      addedAt: this.clock.now(),
      addedBy: by,
    });
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: 'bank-details-evidence-added',
      by,
      detail: { detailsId, evidenceId: id, sha256 },
    });
  }
}
