import { Injectable } from '@nestjs/common';
import type { Fund } from '../../funds/fund.entity.js';
import { Clock } from '../../kernel/clock.js';
import { addDays, isLondonDate, londonInstant } from '../../kernel/london.js';
import { Balances } from '../../ledger/balances.queries.js';
import { FundMovements } from '../../ledger/statement.queries.js';
import type { StatementFacts } from './fund-statement.page.js';
import { runwayView } from './runway.page.js';
import { Runways } from './runway.queries.js';
import { periodAsked, type Period } from './period.rules.js';
import { UnpaidAwards } from './unpaid-awards.queries.js';

/** What may stand in the address of a statement, in each of its formats. */
export interface StatementAsked {
  readonly from?: string;
  readonly to?: string;
  /** As known when the fund had so many postings: the number of its reference. */
  readonly at?: string;
  /** As known at the end of this day. */
  readonly known?: string;
}

export interface AskedStatement extends StatementFacts {
  readonly period: Period & { readonly problem?: string };
  /** Whether it says what is known now. */
  readonly isCurrent: boolean;
}

/** One figure, one query: the page and the files ask here. */
@Injectable()
export class Statements {
  constructor(
    private readonly movements: FundMovements,
    private readonly balances: Balances,
    private readonly unpaid: UnpaidAwards,
    private readonly runways: Runways,
    private readonly clock: Clock,
  ) {}

  async asked(fund: Fund, asked: StatementAsked): Promise<AskedStatement> {
    const today = this.clock.today();
    const period = periodAsked(asked.from, asked.to, today);
    const latest = (await this.balances.ofFund(fund.id))?.version ?? 0n;
    const version = await this.versionAsked(fund.id, asked, latest);
    const isCurrent = version === latest;
    const { from: first, to: last } = period;
    const known = isCurrent ? undefined : version; // now is read from the totals alone
    const statement = await this.movements.between(fund.id, first, last, known);
    const unpaid = await this.unpaid.at(fund.id, last, statement.version);
    const runway = isCurrent ? runwayView(await this.runways.of(fund, today)) : undefined;
    return { fund, statement, unpaid, runway, period, isCurrent };
  }

  /** The latest, when none is named or there is no such version yet. */
  private async versionAsked(
    fundId: string,
    { at, known }: StatementAsked,
    latest: bigint,
  ): Promise<bigint> {
    if (/^\d{1,18}$/.test(at ?? '')) {
      const version = BigInt(at ?? '');
      return version < latest ? version : latest;
    }
    if (known !== undefined && isLondonDate(known)) {
      return this.movements.versionAt(fundId, londonInstant(addDays(known, 1), '00:00'));
    }
    return latest;
  }
}
