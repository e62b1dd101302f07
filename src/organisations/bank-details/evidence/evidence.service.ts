import { Injectable, NotFoundException } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../../platform/files/file-content.js';
import { whyClosed } from '../../../platform/files/scanning/scan.rules.js';
import type { StoredFile } from '../../../platform/files/stored-file.entity.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import { GivenBankDetails } from '../bank-details.entity.js';
import { lockedVersions } from '../bank-details-facts.queries.js';
import { afterAct } from '../bank-details.lifecycle.js';
import { BankDetailsEvidence } from './bank-details-evidence.entity.js';
import { EvidenceKeeping } from './evidence-keeping.service.js';

export interface AddEvidence {
  readonly file: UploadedFile;
  readonly detailsId: string;
  readonly by: string;
}

export interface OpenEvidence {
  readonly detailsId: string;
  readonly evidenceId: string;
  readonly by: string;
}

/** Papers that show an account: added by its organisation while it is checked, opened on the record. */
@Injectable()
export class Evidence {
  constructor(
    private readonly transactions: Transactions,
    private readonly keeping: EvidenceKeeping,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
  ) {}

  /**
   * The same file again is the one that is there.
   * @throws Refused once the account no longer waits to be checked, and for a file that is not kept.
   */
  add({ detailsId, by, file }: AddEvidence): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(GivenBankDetails, { id: detailsId });
      if (!found) throw new NotFoundException();
      const { organisationId } = found;
      const versions = await lockedVersions(tx, organisationId);
      const status = versions.find(({ id }) => id === detailsId)?.status ?? found.status;
      const next = afterAct('add-evidence', status);
      refuseIfAny('refusal' in next ? [next.refusal] : []);
      await this.keeping.keep(tx, { file, detailsId, organisationId, by });
    });
  }

  /** Whole numbers stand in it: each opening is on the record. @throws NotFoundException */
  open({ detailsId, evidenceId, by }: OpenEvidence): Promise<StoredFile> {
    return this.transactions.run(async (tx) => {
      const details = await tx.findOneBy(GivenBankDetails, { id: detailsId });
      const kept = await tx.existsBy(BankDetailsEvidence, {
        id: evidenceId,
        bankDetailsId: detailsId,
      });
      const file = await this.files.byId(evidenceId, tx);
      if (!details || !kept || !file) throw new NotFoundException();
      if (file.scan === 'infected') {
        refuse('file-closed', `${file.fileName} ${whyClosed(file.scan, file.scanFound)}`);
      }
      await this.audit.record(tx, {
        subject: `organisation/${details.organisationId}`,
        act: 'bank-details-evidence-opened',
        by,
        detail: { detailsId, evidenceId },
      });
      return file;
    });
  }
}
