import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { addWorkingDays } from '../../kernel/working-days.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Sealing } from '../../platform/secrets/sealing.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { bankDetailsGiven } from '../organisations.events.js';
import { lockedVersions } from './bank-details-facts.queries.js';
import { GivenBankDetails } from './bank-details.entity.js';
import {
  accountNumberOf,
  maskedAccountNumber,
  refusalsToGive,
  sortCodeOf,
  type TypedBankDetails,
} from './bank-details.rules.js';
import { coolingOffDays } from './cooling-off/cooling-off.queries.js';
import { EvidenceKeeping } from './evidence/evidence-keeping.service.js';

/** The account as typed (`12-34-56`, 7 or 8 digits), whose it is, and the person who gives it. */
export interface GiveBankDetails extends TypedBankDetails {
  readonly organisationId: string;
  /** A paper that shows the account, where one came with it. */
  readonly evidence?: UploadedFile | undefined;
  readonly by: string;
}

@Injectable()
export class BankDetails {
  constructor(
    private readonly sealing: Sealing,
    private readonly evidence: EvidenceKeeping,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Records where the organisation asks to be paid. Nothing is paid there before two people have
   * checked it, and a changed account cools off besides: it is the commonest fraud there is. Until
   * then nothing is paid to the old account either. The same again from the same person is one.
   * @throws Refused with every reason: fields `accountName`, `sortCode`, `accountNumber`, `file`.
   */
  async give(tx: Tx, { organisationId, by, evidence, ...typed }: GiveBankDetails): Promise<void> {
    refuseIfAny(refusalsToGive(typed));
    const accountName = typed.accountName.trim();
    const sortCode = sortCodeOf(typed.sortCode) ?? '';
    const accountNumber = accountNumberOf(typed.accountNumber) ?? '';
    const fingerprint = this.sealing.fingerprint(`${sortCode}/${accountNumber}`);
    const earlier = await lockedVersions(tx, organisationId);
    const standing = earlier.find(({ status }) => status === 'given' || status === 'verified');
    if (standing?.fingerprint === fingerprint && standing.accountName === accountName) {
      if (standing.status === 'given' && standing.givenBy === by) {
        return this.keep(tx, standing.id, organisationId, evidence, by);
      }
      refuse('same-account', 'These are the bank details we have', 'accountNumber');
    }

    await tx.update(GivenBankDetails, { organisationId, status: 'given' }, { status: 'replaced' });
    const id = randomUUID();
    const isChange = earlier.some(({ wasVerified }) => wasVerified);
    const today = this.clock.today();
    await tx.insert(GivenBankDetails, {
      id,
      organisationId,
      version: (earlier[0]?.version ?? 0) + 1,
      accountName,
      sortCode,
      accountNumber: this.sealing.seal(Buffer.from(accountNumber), `bank_details/${id}`),
      fingerprint,
      status: 'given',
      payableFrom: isChange ? addWorkingDays(today, await coolingOffDays(tx)) : today,
      givenAt: this.clock.now(),
      givenBy: by,
    });
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: isChange ? 'bank-details-changed' : 'bank-details-given',
      by,
      detail: { account: maskedAccountNumber(accountNumber), detailsId: id },
    });
    await this.keep(tx, id, organisationId, evidence, by);
    await this.outbox.add(tx, bankDetailsGiven(id));
  }

  /** True when the organisation has given an account that has not been turned down. */
  async areGiven(tx: Tx, organisationId: string): Promise<boolean> {
    const versions = await lockedVersions(tx, organisationId);
    return versions.some(({ status }) => status === 'given' || status === 'verified');
  }

  private async keep(
    tx: Tx,
    detailsId: string,
    organisationId: string,
    file: UploadedFile | undefined,
    by: string,
  ): Promise<void> {
    if (file) await this.evidence.keep(tx, { file, detailsId, organisationId, by });
  }
}
