import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Sealing } from '../../platform/secrets/sealing.service.js';
import { GivenBankDetails } from './bank-details.entity.js';

/** Account numbers from before they were sealed: a migration can't do it, as it has no key. */
@Injectable()
export class EarlierPlainNumbers implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealing: Sealing,
  ) {}

  /** A plain number is eight bytes; a sealed one is longer. Two processes that start together take turns. */
  async onModuleInit(): Promise<void> {
    await this.transactions.run(async (tx) => {
      const plain = await tx.query<{ id: string; sortCode: string; accountNumber: Buffer }[]>(
        `SELECT id, sort_code AS "sortCode", account_number AS "accountNumber"
           FROM bank_details WHERE octet_length(account_number) = 8 FOR UPDATE`,
      );
      for (const { id, sortCode, accountNumber } of plain) {
        await tx.update(
          GivenBankDetails,
          { id },
          {
            accountNumber: this.sealing.seal(accountNumber, `bank_details/${id}`),
            fingerprint: this.sealing.fingerprint(`${sortCode}/${accountNumber.toString()}`),
          },
        );
      }
    });
  }
}
