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
import { apartOf, releaseOf, reserveOf } from './reservation.postings.js';
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

  /**
   * Moves money from a holder's reserves into reserves of another holder's own, all of it or none.
   * @returns the reserve that holds each fund's part now, by the fund's id.
   * @throws Refused through `Transactions.run` when less than that is left, or the fund takes no awards any more.
   */
  async setApart(
    tx: Tx,
    { fromHolderId, sums, ...command }: Reserve & { readonly fromHolderId: string },
  ): Promise<ReadonlyMap<string, string>> {
    await this.balances.ofFundsForUpdate(
      tx,
      sums.map(({ fundId }) => fundId),
    );
    const apart = new Map<string, string>();
    for (const { fundId, amountPence } of sums) {
      const from = await tx.findOneByOrFail(FundReservation, { holderId: fromHolderId, fundId });
      const to = await this.opened(tx, { ...command, fundId }, from.id);
      apart.set(fundId, to);
      const money = { ...command, on: this.clock.today(), fundId, amountPence };
      await this.journal.post(
        tx,
        apartOf({ ...money, reservationId: from.id, toReservationId: to }),
      );
      await this.record(tx, 'set-apart', money);
    }
    return apart;
  }

  /** Moves back everything that was set apart for the holder, to where it came from. `by`: null for the house by the clock. */
  async putBack(
    tx: Tx,
    { by, ...command }: Omit<Release, 'sums' | 'by'> & { readonly by: string | null },
  ): Promise<void> {
    const own = await tx.find(FundReservation, {
      where: { holderId: command.holderId },
      order: { fundId: 'ASC' },
    });
    await this.balances.ofFundsForUpdate(
      tx,
      own.map(({ fundId }) => fundId),
    );
    for (const { id, fundId, outOfId } of own) {
      const { reservedPence } = await this.balances.ofReservationForUpdate(tx, id);
      if (reservedPence === 0n || outOfId === null) continue;
      const money = { ...command, on: this.clock.today(), fundId, amountPence: reservedPence };
      await this.journal.post(
        tx,
        apartOf({ ...money, by: by ?? 'system', reservationId: id, toReservationId: outOfId }),
      );
      await this.record(tx, 'put-back', { ...money, by });
    }
  }

  private async opened(
    tx: Tx,
    { holderId, fundId, code, by }: Omit<Reserve, 'sums'> & { readonly fundId: string },
    outOfId: string | null = null,
  ): Promise<string> {
    const before = await tx.findOneBy(FundReservation, { holderId, fundId });
    if (before) return before.id;
    const reservedAt = this.clock.now();
    const { id } = await tx.save(FundReservation, {
      ...{ holderId, fundId, code, outOfId, reservedAt, reservedBy: by },
    });
    await this.journal.openReservation(tx, { reservationId: id, fundId, code });
    return id;
  }

  private record(
    tx: Tx,
    act: string,
    money: { fundId: string; holder: string; amountPence: Pence; by: string | null },
  ): Promise<void> {
    const { fundId, holder, amountPence, by } = money;
    const detail = { for: holder, amountPence: amountPence.toString() };
    return this.audit.record(tx, { subject: `fund/${fundId}`, act, by, detail });
  }
}
