import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { In } from 'typeorm';
import { Fund } from '../fund.entity.js';
import { FundReservation } from './fund-reservation.entity.js';
import { releaseOf, reserveOf } from './reservation.postings.js';
import { refusalsToReserve } from './reservation.rules.js';

/** Money set aside for a holder, a round, which this room knows only by its key and its names. */
export interface Reserve {
  readonly holderId: string;
  /** `winter-resilience-2026`: names the reserve's account in the ledger. */
  readonly code: string;
  readonly holder: string;
  readonly sums: readonly { readonly fundId: string; readonly amountPence: Pence }[];
  /** What makes it happen once: `round/<id>/opened`. */
  readonly source: string;
  readonly by: string;
}

export type Release = Omit<Reserve, 'code'>;

@Injectable()
export class FundReservations {
  constructor(
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets money of each fund aside for the holder, all of it or none; more, when there is a reserve already.
   * @throws Refused with each fund that is not open or doesn't have it, at `budget-<fund id>`.
   */
  async reserve(tx: Tx, { sums, code, ...command }: Reserve): Promise<void> {
    const fundIds = sums.map(({ fundId }) => fundId);
    const funds = await tx.findBy(Fund, { id: In(fundIds) });
    const balances = await this.balances.ofFundsForUpdate(tx, fundIds);
    const factsOf = (fund: Fund) => ({
      ...{ fundId: fund.id, name: fund.name, status: fund.status },
      availablePence: balances.find(({ fundId }) => fundId === fund.id)?.availablePence ?? 0n,
    });
    refuseIfAny(
      sums.flatMap(({ fundId, amountPence }) =>
        funds
          .filter(({ id }) => id === fundId)
          .flatMap((fund) => refusalsToReserve(amountPence, factsOf(fund))),
      ),
    );
    for (const { fundId, amountPence } of sums) {
      const reservationId = await this.opened(tx, { ...command, fundId, code });
      const money = { ...command, on: this.clock.today(), reservationId, fundId, amountPence };
      await this.journal.post(tx, reserveOf(money));
      await this.record(tx, 'reserved', money);
    }
  }

  /**
   * Gives back what the holder does not need.
   * @throws Refused through `Transactions.run` when less than that is left in the reserve.
   */
  async release(tx: Tx, { sums, ...command }: Release): Promise<void> {
    await this.balances.ofFundsForUpdate(
      tx,
      sums.map(({ fundId }) => fundId),
    );
    for (const { fundId, amountPence } of sums) {
      const { holderId } = command;
      const { id } = await tx.findOneByOrFail(FundReservation, { holderId, fundId });
      const money = { ...command, on: this.clock.today(), reservationId: id, fundId, amountPence };
      await this.journal.post(tx, releaseOf(money));
      await this.record(tx, 'released', money);
    }
  }

  private async opened(
    tx: Tx,
    { holderId, fundId, code, by }: Omit<Reserve, 'sums'> & { readonly fundId: string },
  ): Promise<string> {
    const before = await tx.findOneBy(FundReservation, { holderId, fundId });
    if (before) return before.id;
    const reservedAt = this.clock.now();
    const { id } = await tx.save(FundReservation, {
      ...{ holderId, fundId, code, reservedAt, reservedBy: by },
    });
    await this.journal.openReservation(tx, { reservationId: id, fundId, code });
    return id;
  }

  private record(
    tx: Tx,
    act: string,
    money: { fundId: string; holder: string; amountPence: Pence; by: string },
  ): Promise<void> {
    const { fundId, holder, amountPence, by } = money;
    const detail = { for: holder, amountPence: amountPence.toString() };
    return this.audit.record(tx, { subject: `fund/${fundId}`, act, by, detail });
  }
}
