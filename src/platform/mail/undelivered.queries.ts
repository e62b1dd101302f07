import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** That the last letter to an address did not arrive. */
export interface Undelivered {
  readonly toAddress: string;
  readonly since: Date;
  readonly problem: string;
}

/** Addresses that do not work, for the pages on which people are listed by them. */
@Injectable()
export class UndeliveredMail {
  constructor(private readonly dataSource: DataSource) {}

  /** By address: of these, those to which the last letter failed or came back. */
  async among(addresses: readonly string[]): Promise<ReadonlyMap<string, Undelivered>> {
    const rows = await this.dataSource.query<(Undelivered & { hasFailed: boolean })[]>(
      `SELECT DISTINCT ON (to_address) to_address AS "toAddress", state_since AS since, problem,
              state <> 'sent' AS "hasFailed"
         FROM mail_message
        WHERE to_address = ANY($1) AND state IN ('sent', 'failed', 'bounced')
        ORDER BY to_address, written_at DESC, id`,
      [addresses],
    );
    return new Map(rows.filter(({ hasFailed }) => hasFailed).map((row) => [row.toAddress, row]));
  }
}
