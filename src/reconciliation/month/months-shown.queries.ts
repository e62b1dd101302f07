import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { endsEarly, refusalsToReconcile, snapshotOf } from './figures.rules.js';
import { isLive, monthIn, type MonthStanding } from './month.page.js';
import { MonthFactsQueries } from './month-facts.queries.js';
import { Reconciliations, type KeptReconciliation } from './reconciliations.queries.js';

interface MonthShown extends MonthStanding {
  readonly month: LondonDate;
  /** What is prepared or signed, if it is. */
  readonly reconciliation: KeptReconciliation | undefined;
  /** Withdrawn or reopened before. */
  readonly earlier: readonly KeptReconciliation[];
}

/** A month as a page shows it: as it was put forward, or else as it stands now. */
@Injectable()
export class MonthsShown {
  constructor(
    private readonly facts: MonthFactsQueries,
    private readonly reconciliations: Reconciliations,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException when the address is no month, or one that is not over. */
  async of(db: Tx, address: string): Promise<MonthShown> {
    const month = monthIn(address);
    const today = this.clock.today();
    if (month === undefined || address >= today.slice(0, 7)) throw new NotFoundException();
    const kept = await this.reconciliations.ofMonth(month);
    const reconciliation = kept.find(({ status }) => isLive(status));
    const earlier = kept.filter(({ status }) => !isLive(status));
    if (reconciliation) {
      const { snapshot } = reconciliation;
      return { month, reconciliation, earlier, snapshot, refusals: [], endsEarly: [] };
    }
    const facts = await this.facts.of(db, month);
    const signedThrough = await this.facts.signedThrough(db);
    return {
      month,
      reconciliation,
      earlier,
      snapshot: snapshotOf(facts),
      refusals: refusalsToReconcile(facts, today, signedThrough, true),
      endsEarly: endsEarly(facts),
    };
  }
}
