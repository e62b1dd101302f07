import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { keptFileOf, type UploadedFile } from '../../../platform/files/kept-file.js';
import { Sealing } from '../../../platform/secrets/sealing.service.js';
import { BankDetailsEvidence } from './bank-details-evidence.entity.js';

/** The most papers that are kept with one version of an account. */
const MOST = 5;

export interface KeepEvidence extends UploadedFile {
  readonly detailsId: string;
  readonly organisationId: string;
  readonly by: string;
}

/** Seals a paper and keeps it with the account that it shows. */
@Injectable()
export class EvidenceKeeping {
  constructor(
    private readonly sealing: Sealing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same file again is the one that is there. The caller holds the lock on the organisation.
   * @throws Refused at the field `file`: none of the kinds that are kept, or too many.
   */
  async keep(tx: Tx, { detailsId, organisationId, by, ...uploaded }: KeepEvidence): Promise<void> {
    const file = keptFileOf(uploaded);
    const kept = await tx.find(BankDetailsEvidence, {
      select: { sha256: true },
      where: { bankDetailsId: detailsId },
    });
    if (kept.some(({ sha256 }) => sha256 === file.sha256)) return;
    if (kept.length >= MOST) refuse('evidence-full', `We keep ${MOST} papers at most`, 'file');
    const id = randomUUID();
    await tx.insert(BankDetailsEvidence, {
      ...file,
      id,
      bankDetailsId: detailsId,
      bytes: this.sealing.seal(file.bytes, aboutEvidence(id)),
      addedAt: this.clock.now(),
      addedBy: by,
    });
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: 'bank-details-evidence-added',
      by,
      detail: { detailsId, evidenceId: id, sha256: file.sha256 },
    });
  }
}

/** What a paper is sealed about. */
export function aboutEvidence(evidenceId: string): string {
  return `bank_details_evidence/${evidenceId}`;
}
