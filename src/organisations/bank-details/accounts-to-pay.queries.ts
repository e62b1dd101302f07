import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Sealing } from '../../platform/secrets/sealing.service.js';

/** A whole account: for a bank's file, and for a view that is on the record. */
export interface AccountToPay {
  readonly detailsId: string;
  readonly accountName: string;
  /** Six digits. */
  readonly sortCode: string;
  /** Eight digits. */
  readonly accountNumber: string;
}

@Injectable()
export class AccountsToPay {
  constructor(private readonly sealing: Sealing) {}

  /** By the id of their version. */
  async of(tx: Tx, detailsIds: readonly string[]): Promise<ReadonlyMap<string, AccountToPay>> {
    const rows = await tx.query<
      (Omit<AccountToPay, 'accountNumber'> & { accountNumber: Buffer })[]
    >(
      `SELECT id AS "detailsId", account_name AS "accountName", sort_code AS "sortCode",
              account_number AS "accountNumber" FROM bank_details WHERE id = ANY($1)`,
      [detailsIds],
    );
    return new Map(
      rows.map((row) => {
        const number = this.sealing.open(row.accountNumber, `bank_details/${row.detailsId}`);
        return [row.detailsId, { ...row, accountNumber: number.toString() }];
      }),
    );
  }
}
