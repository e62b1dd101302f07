import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { decisionForParent, ratificationEnded } from '../awards.events.js';
import { isMoney } from '../decision/outcome.rules.js';
import { Settling } from '../decision/settling.service.js';
import { RatificationOfDecision } from './ratification.entity.js';
import { RatificationFactsQueries, type LockedRatification } from './ratification-facts.queries.js';
import { ratificationOf } from './ratification.rules.js';

@Injectable()
export class RatificationClosing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly factsOf: RatificationFactsQueries,
    private readonly settling: Settling,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes every ratification whose moment has come, each in a transaction of its own. Harmless twice.
   * @throws AggregateError when some could not be closed, after all others were.
   */
  async closeDue(): Promise<void> {
    const due = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM ratification WHERE status = 'open' AND closes_at <= $1 ORDER BY closes_at, id`,
      [this.clock.now()],
    );
    const problems: unknown[] = [];
    for (const { id } of due) {
      await this.close(id).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some ratifications did not close');
  }

  /** Closes it unless it is closed, or its moment has not come. */
  close(ratificationId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const locked = await this.factsOf.lock(tx, ratificationId);
      const { status, closesAt } = locked.ratification;
      if (status === 'open' && closesAt <= this.clock.now()) await this.end(tx, locked, null);
    });
  }

  /**
   * Counts, and lets follow what follows: the money is committed, or goes back to where it came from. `by`: who gave
   * the last answer; null by the clock.
   */
  async end(tx: Tx, locked: LockedRatification, by: string | null): Promise<void> {
    const { ratification, decision, application, facts } = locked;
    const { passes, quorum, tally } = ratificationOf(facts);
    const status = passes ? 'passed' : 'lapsed';
    const ended = { status, closedAt: this.clock.now(), agenciesCounted: quorum.counted } as const;
    await tx.update(RatificationOfDecision, { id: ratification.id }, ended);
    await this.audit.record(tx, {
      subject: `ratification/${ratification.id}`,
      act: status,
      by,
      detail: {
        ...{ counted: quorum.counted.length, needed: quorum.needed },
        ...{ for: tally.for, against: tally.against, abstained: tally.abstained },
      },
    });
    await this.outbox.add(tx, ratificationEnded(ratification.id));
    if (passes) await this.settle(tx, locked, by);
    else await this.settling.takeBack(tx, application, decision.id, by);
  }

  /**
   * The chair or the coordinator takes a recommendation back before it has ended.
   * @throws Refused when it has ended.
   */
  makeVoid(ratificationId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { ratification, application, decision } = await this.factsOf.lock(tx, ratificationId);
      if (ratification.status === 'void') return;
      if (ratification.status !== 'open') {
        refuse('ratification-ended', 'This recommendation has come to its end already');
      }
      const ended = {
        status: 'void',
        closedAt: this.clock.now(),
        voidReason: reason,
        voidedBy: by,
      };
      await tx.update(RatificationOfDecision, { id: ratificationId }, ended as { status: 'void' });
      await this.audit.record(tx, {
        subject: `ratification/${ratificationId}`,
        act: 'void',
        by,
        detail: { reason },
      });
      await this.outbox.add(tx, ratificationEnded(ratificationId));
      await this.settling.takeBack(tx, application, decision.id, by);
    });
  }

  private async settle(
    tx: Tx,
    { application, decision, parts, text }: LockedRatification,
    by: string | null,
  ): Promise<void> {
    if (decision.needsParent) await this.outbox.add(tx, decisionForParent(decision.id));
    else if (isMoney(decision.outcome)) {
      await this.settling.award(tx, application, parts, text.conditions, by);
    } else await this.settling.decline(tx, application, by);
  }
}
