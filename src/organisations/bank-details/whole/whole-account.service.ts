import { Injectable, NotFoundException } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { AccountsToPay, type AccountToPay } from '../accounts-to-pay.queries.js';
import { GivenBankDetails } from '../bank-details.entity.js';

/** Shows a whole account number: each time on the record. */
@Injectable()
export class WholeAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsToPay,
    private readonly audit: Audit,
  ) {}

  async view(detailsId: string, by: string): Promise<AccountToPay> {
    return this.transactions.run(async (tx) => {
      const details = await tx.findOneBy(GivenBankDetails, { id: detailsId });
      const account = (await this.accounts.of(tx, [detailsId])).get(detailsId);
      if (!details || !account) throw new NotFoundException();
      await this.audit.record(tx, {
        subject: `organisation/${details.organisationId}`,
        act: 'bank-details-viewed-whole',
        by,
        detail: { detailsId },
      });
      return account;
    });
  }
}
