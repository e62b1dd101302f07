import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { endsEarly, refusalsToReconcile, snapshotOf } from './figures.rules.js';
import { BankWarnings } from '../ageing/bank-warnings.queries.js';
import type { Warning } from '../ageing/ageing.rules.js';
import { LateLines, type LateLine } from '../late-lines/late-lines.queries.js';
import { isLive, monthIn, type MonthStanding } from './month.page.js';
import { MonthFactsQueries } from './month-facts.queries.js';
import { Reconciliations, type KeptReconciliation } from './reconciliations.queries.js';

interface MonthShown extends MonthStanding {
  readonly month: LondonDate;
  /** What is prepared or signed, if it is. */
  readonly reconciliation: KeptReconciliation | undefined;
  /** Withdrawn or reopened before. */
  readonly earlier: readonly KeptReconciliation[];
  /** What has waited too long by its last day, while it is open. */
  readonly warnings: readonly Warning[];
  /** Lines of it that came in after it was signed, so many at most. */
  readonly late: readonly LateLine[];
}

const MOST_LATE = 100;

/** A month as a page shows it: as it was put forward, or else as it stands now. */
@Injectable()
export class MonthsShown {
  constructor(
    private readonly facts: MonthFactsQueries,
    private readonly reconciliations: Reconciliations,
    private readonly bankWarnings: BankWarnings,
    private readonly lateLines: LateLines,
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
      const none = { refusals: [], endsEarly: [], warnings: [] };
      const late = await this.lateLines.ofMonth(month, MOST_LATE);
      return { month, reconciliation, earlier, snapshot, late, ...none };
    }
    const facts = await this.facts.of(db, month);
    const signedThrough = await this.facts.signedThrough(db);
    const snapshot = snapshotOf(facts);
    return {
      month,
      reconciliation,
      earlier,
      snapshot,
      refusals: refusalsToReconcile(facts, today, signedThrough, true),
      endsEarly: endsEarly(facts),
      warnings: await this.bankWarnings.ofMonth(snapshot, endsEarly(facts)),
      late: await this.lateLines.ofMonth(month, MOST_LATE),
    };
  }
}
