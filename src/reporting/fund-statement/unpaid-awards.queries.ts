import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';

/** An award of a fund's that was not wholly paid at the end of a day. */
export interface UnpaidAward {
  readonly awardId: string;
  readonly reference: string;
  /** '' for a commitment that no award is known of. */
  readonly organisationName: string;
  readonly amountPence: Pence;
  readonly paidPence: Pence;
  readonly committedPence: Pence;
  readonly inTransitPence: Pence;
}

@Injectable()
export class UnpaidAwards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly balances: Balances,
  ) {}

  /** What the fund owes at a year end, award by award, as known then or now. */
  async at(fundId: string, on: LondonDate, version: bigint): Promise<readonly UnpaidAward[]> {
    const commitments = await this.balances.ofCommitmentsAt(fundId, on, version);
    const unpaid = commitments.filter(
      ({ committedPence, inTransitPence }) => committedPence + inTransitPence !== 0n,
    );
    const names = await this.namesOf(unpaid.map(({ commitmentId }) => commitmentId));
    return unpaid.map(({ commitmentId, code, ...sums }) => ({
      awardId: commitmentId,
      reference: code,
      organisationName: names.get(commitmentId) ?? '',
      amountPence: sums.amountPence,
      paidPence: sums.paidPence,
      committedPence: sums.committedPence,
      inTransitPence: sums.inTransitPence,
    }));
  }

  private async namesOf(awardIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      `SELECT w.id, o.name FROM award w JOIN organisation o ON o.id = w.organisation_id
        WHERE w.id = ANY($1)`,
      [awardIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
