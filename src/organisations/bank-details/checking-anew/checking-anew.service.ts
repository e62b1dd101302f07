import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Sealing } from '../../../platform/secrets/sealing.service.js';
import { lockedVersions } from '../bank-details-facts.queries.js';
import { GivenBankDetails } from '../bank-details.entity.js';

/** Has an account checked again that was checked before: for money it was not checked for. */
@Injectable()
export class CheckingAnew {
  constructor(
    private readonly sealing: Sealing,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The account that is verified becomes a version that is given: nothing is paid there before two people have checked
   * it once more. Where a version is being checked already, that check is awaited; where there is no account, one has
   * to be given. It locks the organisation.
   */
  async ask(tx: Tx, organisationId: string, by: string): Promise<void> {
    const versions = await lockedVersions(tx, organisationId);
    const standing = versions.find(({ status }) => status === 'verified');
    if (!standing) return;
    await tx.update(GivenBankDetails, { id: standing.id }, { status: 'replaced' });
    if (versions.some(({ status }) => status === 'given')) return;
    const was = await tx.findOneByOrFail(GivenBankDetails, { id: standing.id });
    const id = randomUUID();
    const plain = this.sealing.open(was.accountNumber, `bank_details/${was.id}`);
    const { accountName, sortCode, fingerprint } = was;
    await tx.insert(GivenBankDetails, {
      ...{ id, organisationId, accountName, sortCode, fingerprint, status: 'given' as const },
      version: (versions[0]?.version ?? 0) + 1,
      accountNumber: this.sealing.seal(plain, `bank_details/${id}`),
      payableFrom: this.clock.today(),
      ...{ givenAt: this.clock.now(), givenBy: by },
    });
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: 'bank-details-to-check-anew',
      by,
      detail: { detailsId: id },
    });
  }
}
