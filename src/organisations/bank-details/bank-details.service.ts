import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { GivenBankDetails } from './bank-details.entity.js';
import {
  accountNumberOf,
  maskedAccountNumber,
  refusalsToGive,
  sortCodeOf,
  type TypedBankDetails,
} from './bank-details.rules.js';

/** The account as typed (`12-34-56`, 7 or 8 digits), whose it is, and the person who gives it. */
export interface GiveBankDetails extends TypedBankDetails {
  readonly organisationId: string;
  readonly by: string;
}

@Injectable()
export class BankDetails {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Records where the organisation is paid. Given once: a second time is refused, as a changed
   * account is the commonest fraud there is and needs more people than one.
   * @throws Refused with every reason: fields `accountName`, `sortCode`, `accountNumber`.
   */
  async give(tx: Tx, { organisationId, by, ...typed }: GiveBankDetails): Promise<void> {
    refuseIfAny(refusalsToGive(typed));
    const accountNumber = accountNumberOf(typed.accountNumber) ?? '';
    if (await tx.existsBy(GivenBankDetails, { organisationId })) {
      refuse('bank-details-given', 'This organisation has already given its bank details');
    }
    await tx.insert(GivenBankDetails, {
      organisationId,
      accountName: typed.accountName.trim(),
      sortCode: sortCodeOf(typed.sortCode) ?? '',
      accountNumber,
      givenAt: this.clock.now(),
      givenBy: by,
    });
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: 'bank-details-given',
      by,
      detail: { account: maskedAccountNumber(accountNumber) },
    });
  }
}
