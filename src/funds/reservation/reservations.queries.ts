import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Fund } from '../fund.entity.js';
import { FundReservation } from './fund-reservation.entity.js';

/** What is left of what one fund has set aside for a holder. */
export interface Reserved {
  readonly reservationId: string;
  readonly fundId: string;
  readonly reservedPence: Pence;
}

/** An open fund, and what it could set aside now. */
export interface FundToDrawOn {
  readonly id: string;
  readonly name: string;
  readonly availablePence: Pence;
}

@Injectable()
export class Reservations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly balances: Balances,
  ) {}

  /** The open funds, by name. */
  async fundsToDrawOn(): Promise<readonly FundToDrawOn[]> {
    const funds = await this.dataSource.manager.find(Fund, {
      where: { status: 'open' },
      order: { name: 'ASC' },
    });
    const balances = await this.balances.ofFunds(funds.map(({ id }) => id));
    const available = new Map(balances.map((fund) => [fund.fundId, fund]));
    return funds
      .filter(({ id }) => available.get(id)?.takesAwards ?? false)
      .map(({ id, name }) => ({
        ...{ id, name },
        availablePence: available.get(id)?.availablePence ?? 0n,
      }));
  }

  /** One for each fund that has set anything aside for it, also those with nothing left. */
  async of(holderId: string): Promise<readonly Reserved[]> {
    const own = await this.dataSource.manager.findBy(FundReservation, { holderId });
    return this.balances.ofReservations(own.map(({ id }) => id));
  }

  /**
   * The same of some funds, as they stay until this transaction ends or posts. Takes the ledger's
   * locks: call it after every other lock.
   */
  async lock(
    tx: Tx,
    holderId: string,
    fundIds: readonly string[],
  ): Promise<ReadonlyMap<string, Reserved>> {
    const own = await tx.findBy(FundReservation, { holderId, fundId: In(fundIds) });
    await this.balances.ofFundsForUpdate(tx, fundIds);
    const locked = await Promise.all(
      own.map(({ id }) => this.balances.ofReservationForUpdate(tx, id)),
    );
    return new Map(locked.map((reserved) => [reserved.fundId, reserved]));
  }

  /** What is held apart from the holder's reserves, for its recommendations, by the fund's id. */
  async setApartFrom(
    holderId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, Pence>> {
    const rows = await db.query<{ fundId: string; pence: string }[]>(
      `SELECT own.fund_id AS "fundId", sum(v.reserved) AS pence
         FROM fund_reservation own
         JOIN fund_reservation apart ON apart.out_of_id = own.id
         JOIN ledger.reservation_balance v ON v.reservation_id = apart.id
        WHERE own.holder_id = $1 GROUP BY own.fund_id`,
      [holderId],
    );
    return new Map(rows.map(({ fundId, pence }) => [fundId, BigInt(pence)]));
  }

  /** What a fund holds apart for recommendations, all rounds together. */
  async setApartOf(tx: Pick<Tx, 'query'>, fundId: string): Promise<Pence> {
    const [row] = await tx.query<{ pence: string }[]>(
      `SELECT coalesce(sum(v.reserved), 0) AS pence
         FROM fund_reservation apart JOIN ledger.reservation_balance v ON v.reservation_id = apart.id
        WHERE apart.fund_id = $1 AND apart.out_of_id IS NOT NULL`,
      [fundId],
    );
    return BigInt(row?.pence ?? 0);
  }
}
