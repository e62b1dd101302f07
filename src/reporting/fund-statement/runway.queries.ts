import { Injectable } from '@nestjs/common';
import type { Fund } from '../../funds/fund.entity.js';
import { addDays, addMonths, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Balances } from '../../ledger/balances.queries.js';
import { FundMovements, type TotalOfKind } from '../../ledger/statement.queries.js';
import { daysLookedAt, MONTHS_LOOKED_AT, runwayOf, type Runway } from './runway.rules.js';

/** What was not awarded yet at the end of a day. */
export interface Unawarded {
  readonly on: LondonDate;
  readonly pence: Pence;
}

export interface FundRunway extends Runway {
  /** Month by month up to today. */
  readonly past: readonly Unawarded[];
}

@Injectable()
export class Runways {
  constructor(
    private readonly balances: Balances,
    private readonly movements: FundMovements,
  ) {}

  /** How long the fund lasts, counted from a day. Always from what is known now. */
  async of({ id, spendBy }: Pick<Fund, 'id' | 'spendBy'>, today: LondonDate): Promise<FundRunway> {
    const since = addDays(addMonths(today, -MONTHS_LOOKED_AT), 1);
    const lately = await this.movements.between(id, since, today);
    const past: Unawarded[] = [];
    for (const on of daysLookedAt(today)) {
      const { availablePence, reservedPence } = await this.balances.ofFundAt(id, on);
      past.push({ on, pence: availablePence + reservedPence });
    }
    const { available, reserved } = lately.closing;
    const facts = { today, spendBy, unawardedPence: available + reserved };
    return { ...runwayOf({ ...facts, awardedPence: awardedIn(lately.totals) }), past };
  }
}

function awardedIn(totals: readonly TotalOfKind[]): Pence {
  const of = (kind: TotalOfKind['kind']): Pence =>
    totals.find((total) => total.kind === kind)?.pence ?? 0n;
  return of('award') + of('award-from-reserve') - of('award-reduced');
}
