import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { formatDate } from '../../../kernel/london.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Journal } from '../../../ledger/journal.service.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { AwardSignature } from '../../acceptance/award-signature.entity.js';
import { Award } from '../../award.entity.js';
import { afterAct } from '../../award.lifecycle.js';
import { givenUpOf } from '../../award.postings.js';
import { awardLapsed, awardWithdrawn } from '../../awards.events.js';
import { OfferAct } from '../offer-act.entity.js';
import { hasLapsed, refusalsToWithdraw } from '../offer-end.rules.js';
import { OfferFactsQueries, type LockedOfferMoney } from '../offer-facts.queries.js';

/** An offer that comes to nothing: its money goes back to what the fund has available in the same transaction. */
@Injectable()
export class OfferEnding {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly factsOf: OfferFactsQueries,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Lapses every offer whose last day has passed, each in a transaction of its own. Harmless twice.
   * @throws AggregateError when some could not, after all others did.
   */
  async lapseDue(): Promise<void> {
    const due = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM award WHERE status IN ('offered', 'half-accepted') AND offer_ends_on < $1
        ORDER BY offer_ends_on, id`,
      [this.clock.today()],
    );
    const problems: unknown[] = [];
    for (const { id } of due) {
      await this.lapse(id).catch((problem: unknown) => problems.push(problem));
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some offers did not lapse');
  }

  /** Lapses it unless it was accepted or prolonged meanwhile. */
  lapse(awardId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const locked = await this.factsOf.lock(tx, awardId);
      const { award, facts } = locked;
      if (!hasLapsed(award, facts.today)) return;
      const now = this.clock.now();
      await tx.update(
        AwardSignature,
        { awardId, endedAt: IsNull() },
        { endedAt: now, endedBecause: 'lapsed' },
      );
      const endedOn = formatDate(award.offerEndsOn ?? facts.today);
      const reason = `Nobody had accepted it by ${endedOn}`;
      await this.giveUp(tx, locked, { kind: 'lapsed', reason, by: null });
    });
  }

  /**
   * The organisation doesn't want it, or can't use it: an offer, or an accepted one of which nothing was sent. A second
   * click changes nothing.
   * @throws Refused when it is too late for that.
   */
  decline(awardId: string, reason: string, by: string): Promise<void> {
    return this.withdrawAs('declined', awardId, reason, by);
  }

  /** The panel takes its offer back before it is accepted. A second click changes nothing. @throws Refused after that. */
  withdraw(awardId: string, reason: string, by: string): Promise<void> {
    return this.withdrawAs('withdrawn', awardId, reason, by);
  }

  private withdrawAs(
    kind: 'declined' | 'withdrawn',
    awardId: string,
    reason: string,
    by: string,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const locked = await this.factsOf.lock(tx, awardId);
      if (await tx.existsBy(OfferAct, { awardId, kind, reason, by })) return;
      const who = kind === 'declined' ? 'organisation' : 'panel';
      refuseIfAny(refusalsToWithdraw(locked.facts, who));
      await this.giveUp(tx, locked, { kind, reason, by });
    });
  }

  private async giveUp(
    tx: Tx,
    { award, facts }: LockedOfferMoney,
    end: {
      readonly kind: 'lapsed' | 'declined' | 'withdrawn';
      readonly reason: string;
      readonly by: string | null;
    },
  ): Promise<void> {
    const { id: awardId, fundId, reference, amountPence, status: from, offerEndsOn } = award;
    const { kind, reason, by } = end;
    const next = afterAct(kind === 'lapsed' ? 'lapse' : 'withdraw', from);
    if ('refusal' in next) throw new Error(`${awardId} can't be given up`);
    const at = this.clock.now();
    const { id: actId } = await tx.save(OfferAct, { awardId, kind, reason, offerEndsOn, at, by });
    await tx.update(Award, { id: awardId }, { status: next.status });
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: `offer-${kind}`,
      by,
      detail: { from, to: next.status, reason, amountPence: amountPence.toString() },
    });
    await this.outbox.add(tx, kind === 'lapsed' ? awardLapsed(actId) : awardWithdrawn(actId));
    await this.journal.post(
      tx,
      givenUpOf({
        ...{ kind, actId, awardId, fundId, reference, amountPence, reason },
        ...{ on: facts.today, by: by ?? 'system' },
      }),
    );
  }
}
