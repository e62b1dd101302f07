import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MovementKind } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { readMovements, type PostedMovement } from './entries.queries.js';
import { isSource, POTS, type Pot } from './movement-kinds.rules.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** What each pot of a fund had come to by a day. */
export type PotBalances = Readonly<Record<Pot, Pence>>;

/** What one kind of movement came to in a period, reversals taken off. */
export interface TotalOfKind {
  readonly kind: MovementKind;
  readonly pence: Pence;
  readonly movements: number;
}

/** A fund from one day to another, both inclusive. Statements of adjoining periods meet. */
export interface FundStatement {
  readonly fundId: string;
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** At the end of the day before `from`. */
  readonly opening: PotBalances;
  /** Those that happened, in the order of the closed list. */
  readonly totals: readonly TotalOfKind[];
  /** At the end of `to`. */
  readonly closing: PotBalances;
  readonly movements: readonly PostedMovement[];
}

/** The movements of a fund by the days they count for. */
@Injectable()
export class FundMovements {
  constructor(private readonly dataSource: DataSource) {}

  /** Read from one moment, so that opening, movements and closing always agree. */
  between(fundId: string, from: LondonDate, to: LondonDate): Promise<FundStatement> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => ({
      fundId,
      from,
      to,
      ...(await readPots(tx, fundId, from, to)),
      totals: await readTotals(tx, fundId, from, to),
      movements: await readMovements(tx, { fundId, from, to }),
    }));
  }
}

async function readPots(
  tx: Tx,
  fundId: string,
  from: LondonDate,
  to: LondonDate,
): Promise<Pick<FundStatement, 'opening' | 'closing'>> {
  const rows = await tx.query<FromDriver<PotRow>[]>(
    `SELECT pot.name, coalesce(sum(pence) FILTER (WHERE effective_on < $2), 0)::bigint AS "openingPence",
        sum(pence)::bigint AS "closingPence"
      FROM (
        SELECT from_pot AS name, effective_on, -pence AS pence FROM ledger.posting WHERE fund_id = $1
        UNION ALL
        SELECT to_pot, effective_on, pence FROM ledger.posting WHERE fund_id = $1
      ) AS pot
      WHERE effective_on <= $3 GROUP BY pot.name`,
    [fundId, from, to],
  );
  const pots = rows.map((row) => readRow<PotRow>(row));
  return {
    opening: balances(pots.map((pot) => [pot.name, pot.openingPence])),
    closing: balances(pots.map((pot) => [pot.name, pot.closingPence])),
  };
}

async function readTotals(
  tx: Tx,
  fundId: string,
  from: LondonDate,
  to: LondonDate,
): Promise<TotalOfKind[]> {
  const rows = await tx.query<FromDriver<TotalOfKind>[]>(
    `SELECT kind, sum(CASE WHEN p.from_pot = k.from_pot THEN pence ELSE -pence END)::bigint AS pence,
        count(*)::integer AS movements
      FROM ledger.posting AS p JOIN ledger.movement_kind AS k USING (kind)
      WHERE fund_id = $1 AND effective_on BETWEEN $2 AND $3
      GROUP BY kind, k.from_pot, k.to_pot ORDER BY k.from_pot, k.to_pot, kind`,
    [fundId, from, to],
  );
  return rows.map((row) => readRow<TotalOfKind>(row));
}

interface PotRow {
  readonly name: Pot;
  readonly openingPence: Pence;
  readonly closingPence: Pence;
}

/** Money leaves a pot it came from too, but there we count what came: upwards. */
function balances(sums: readonly (readonly [Pot, Pence])[]): PotBalances {
  const summed = new Map(sums);
  const counted = POTS.map((pot): [Pot, Pence] => {
    const pence = summed.get(pot) ?? 0n;
    return [pot, isSource(pot) ? -pence : pence];
  });
  return Object.fromEntries(counted) as Record<Pot, Pence>;
}
