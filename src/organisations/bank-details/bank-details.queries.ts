import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dashedSortCode, maskedAccountNumber } from './bank-details.rules.js';

/** An organisation's account: whole for whoever pays, masked for pages. */
export interface AccountToPay {
  readonly accountName: string;
  /** 12-34-56 */
  readonly sortCode: string;
  /** Eight digits. */
  readonly accountNumber: string;
  /** `•••• 5678`: what pages show. */
  readonly masked: string;
  readonly givenAt: Date;
  readonly givenByName: string;
}

@Injectable()
export class BankDetailsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined until they are given. */
  async of(organisationId: string): Promise<AccountToPay | undefined> {
    const [row] = await this.dataSource.query<Omit<AccountToPay, 'masked'>[]>(
      `SELECT b.account_name AS "accountName", b.sort_code AS "sortCode",
              b.account_number AS "accountNumber", b.given_at AS "givenAt", p.name AS "givenByName"
         FROM bank_details b JOIN person p ON p.id = b.given_by WHERE b.organisation_id = $1`,
      [organisationId],
    );
    return (
      row && {
        ...row,
        sortCode: dashedSortCode(row.sortCode),
        masked: maskedAccountNumber(row.accountNumber),
      }
    );
  }
}
