import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Journal } from '../../../ledger/journal.service.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { Award } from '../../award.entity.js';
import { afterAct } from '../../award.lifecycle.js';
import { renewalOf } from '../../award.postings.js';
import { offerProlonged } from '../../awards.events.js';
import { OfferAct } from '../offer-act.entity.js';
import { refusalsToExtend, refusalsToRenew } from '../offer-end.rules.js';
import { OfferFactsQueries, type LockedOfferMoney } from '../offer-facts.queries.js';

export interface ProlongOffer {
  readonly awardId: string;
  /** The new last day, Europe/London. */
  readonly until: LondonDate;
  readonly reason: string;
  readonly by: string;
}

/** More time for an offer: while it is open its last day moves; when it has lapsed it is made again. */
@Injectable()
export class OfferProlonging {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: OfferFactsQueries,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * An open offer ends later; a lapsed one is made again, with all of its money committed again or nothing. A second
   * click changes nothing.
   * @throws Refused when it is neither, the day is no later one, or the fund has too little, by how much.
   */
  prolong(command: ProlongOffer): Promise<void> {
    return this.transactions.run(async (tx) => {
      const locked = await this.factsOf.lock(tx, command.awardId);
      if (await isDone(tx, command)) return;
      if (locked.award.status === 'lapsed') await this.renew(tx, locked, command);
      else await this.extend(tx, locked, command);
    });
  }

  private async extend(
    tx: Tx,
    { award, facts }: LockedOfferMoney,
    command: ProlongOffer,
  ): Promise<void> {
    const { awardId, until: offerEndsOn } = command;
    refuseIfAny(refusalsToExtend(facts, offerEndsOn));
    await tx.update(Award, { id: awardId }, { offerEndsOn });
    await this.record(tx, 'extended', command, award.offerEndsOn);
  }

  private async renew(
    tx: Tx,
    { award, facts }: LockedOfferMoney,
    command: ProlongOffer,
  ): Promise<void> {
    const { awardId, until: offerEndsOn, reason, by } = command;
    refuseIfAny(refusalsToRenew(facts, offerEndsOn));
    const next = afterAct('renew-offer', award.status);
    if ('refusal' in next) throw new Error(`${awardId} can't be offered again`);
    await tx.update(Award, { id: awardId }, { status: next.status, offerEndsOn });
    const actId = await this.record(tx, 'renewed', command, award.offerEndsOn);
    const { reference, fundId, amountPence } = award;
    const money = { actId, awardId, reference, fundId, amountPence };
    await this.journal.post(tx, renewalOf({ ...money, reason, by, on: facts.today }));
  }

  private async record(
    tx: Tx,
    kind: 'extended' | 'renewed',
    { awardId, until: offerEndsOn, reason, by }: ProlongOffer,
    endedOn: LondonDate | null,
  ): Promise<string> {
    const at = this.clock.now();
    const { id } = await tx.save(OfferAct, { awardId, kind, reason, offerEndsOn, at, by });
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: `offer-${kind}`,
      by,
      detail: { reason, until: offerEndsOn, before: endedOn },
    });
    await this.outbox.add(tx, offerProlonged(id));
    return id;
  }
}

/** The last thing that was done to the offer is this very thing. */
async function isDone(tx: Tx, { awardId, until, reason, by }: ProlongOffer): Promise<boolean> {
  const [last] = await tx.find(OfferAct, {
    where: { awardId },
    order: { at: 'DESC', id: 'DESC' },
    take: 1,
  });
  const isProlonged = last?.kind === 'extended' || last?.kind === 'renewed';
  return isProlonged && last.offerEndsOn === until && last.reason === reason && last.by === by;
}
