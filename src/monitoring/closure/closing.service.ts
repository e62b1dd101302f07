import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import { afterAct } from '../../awards/award.lifecycle.js';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { RestGivingUp } from '../../payments/giving-up/rest-giving-up.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { awardClosed } from '../monitoring.events.js';
import { AwardClosure } from './award-closure.entity.js';
import { ClosureFactsQueries } from './closure-facts.queries.js';
import {
  needsTwo,
  refusalsToClose,
  refusalsToConfirm,
  unexplainedOf,
  type AwardBalance,
  type ClosureFacts,
} from './closure.rules.js';

export interface CloseAward {
  readonly awardId: string;
  /** '' when the sums come out. */
  readonly explanation: string;
  /** What is to be learnt from this grant; '' for nothing. */
  readonly lessons: string;
  readonly by: string;
}

/** The end of an award, and the way back from it. */
@Injectable()
export class Closing {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ClosureFactsQueries,
    private readonly rest: RestGivingUp,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Closes the award; or, where more than a little is not accounted for, proposes it to another person. A second click
   * changes nothing. @returns whether it is closed. @throws Refused with every reason.
   */
  close({ awardId, explanation, lessons, by }: CloseAward): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const { facts, open } = await this.lock(tx, awardId);
      if (open?.explanation === explanation && open.lessons === lessons && open.proposedBy === by) {
        return open.status === 'closed';
      }
      if (open?.status === 'proposed') {
        refuse('proposed-already', 'Somebody has proposed to close it: another person confirms it');
      }
      refuseIfAny(refusalsToClose(facts, explanation));
      const closure = await tx.save(AwardClosure, {
        ...{ awardId, status: 'proposed' as const, ...sumsOf(facts.balance), releasedPence: 0n },
        ...{ explanation, lessons, proposedAt: this.clock.now(), proposedBy: by },
      });
      if (needsTwo(facts.balance)) {
        await this.record(tx, awardId, 'closing-proposed', by, { explanation });
        return false;
      }
      await this.end(tx, closure, facts, by);
      return true;
    });
  }

  /** Another person confirms it. A second click changes nothing. @throws Refused with every reason. */
  confirm(awardId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { facts, open } = await this.lock(tx, awardId);
      if (open?.status === 'closed' && open.settledBy === by) return;
      const proposed = open?.status === 'proposed' ? open : undefined;
      refuseIfAny(refusalsToConfirm(facts, proposed, proposed && unexplainedOf(proposed), by));
      if (proposed) await this.end(tx, proposed, facts, by);
    });
  }

  /** The proposal is taken back. A second click changes nothing. @throws Refused when nothing is proposed. */
  withdraw(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { open, last } = await this.lock(tx, awardId);
      if (!open && last?.withdrawnReason === reason && last.settledBy === by) return;
      if (open?.status !== 'proposed') {
        refuse('not-proposed', 'Nobody has proposed to close this grant');
      }
      await tx.update(
        AwardClosure,
        { id: open.id },
        {
          ...{ status: 'withdrawn', settledAt: this.clock.now(), settledBy: by },
          withdrawnReason: reason,
        },
      );
      await this.record(tx, awardId, 'closing-withdrawn', by, { reason });
    });
  }

  /**
   * The award is active again. What went back to the fund stays there. A second click changes nothing.
   * @throws Refused when it is not closed.
   */
  reopen(awardId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { facts, open, last } = await this.lock(tx, awardId);
      if (!open && last?.reopenedReason === reason && last.reopenedBy === by) return;
      const next = afterAct('reopen', facts.status);
      if ('refusal' in next) refuse(next.refusal.code, next.refusal.message);
      if (open?.status !== 'closed') throw new Error(`Award ${awardId} was never closed`);
      await tx.update(
        AwardClosure,
        { id: open.id },
        {
          ...{ status: 'reopened', reopenedAt: this.clock.now(), reopenedBy: by },
          reopenedReason: reason,
        },
      );
      await tx.update(Award, { id: awardId }, { status: next.status });
      await this.record(tx, awardId, 'reopened', by, {
        from: facts.status,
        to: next.status,
        reason,
      });
    });
  }

  private async end(
    tx: Tx,
    closure: AwardClosure,
    { status, balance }: ClosureFacts,
    by: string,
  ): Promise<void> {
    const { id, awardId } = closure;
    const next = afterAct('complete', status);
    if ('refusal' in next) throw new Error(`Award ${awardId} can't be closed`);
    const award = await tx.findOneByOrFail(Award, { id: awardId });
    await tx.update(Award, { id: awardId }, { status: next.status });
    const releasedPence: Pence = balance.unsentPence;
    await tx.update(
      AwardClosure,
      { id },
      {
        ...{ ...sumsOf(balance), releasedPence },
        ...{ status: 'closed', settledAt: this.clock.now(), settledBy: by },
      },
    );
    await this.record(tx, awardId, 'closed', by, {
      ...{ from: status, to: next.status, releasedPence: releasedPence.toString() },
      unexplainedPence: unexplainedOf(balance).toString(),
    });
    await this.outbox.add(tx, awardClosed(id));
    await this.rest.giveUp(tx, {
      ...{ source: `award-closure/${id}`, awardId, awardReference: award.reference },
      ...{ fundId: award.fundId, reason: 'The grant is complete', on: this.clock.today(), by },
    });
  }

  private async lock(
    tx: Tx,
    awardId: string,
  ): Promise<{
    readonly facts: ClosureFacts;
    readonly open: AwardClosure | undefined;
    readonly last: AwardClosure | undefined;
  }> {
    const facts = await this.facts.loadForUpdate(tx, awardId);
    const open = await tx.findOneBy(AwardClosure, { awardId, status: In(['proposed', 'closed']) });
    const last = await tx.findOne(AwardClosure, {
      where: { awardId },
      order: { proposedAt: 'DESC', id: 'DESC' },
    });
    return { facts, open: open ?? undefined, last: last ?? undefined };
  }

  private record(
    tx: Tx,
    awardId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(tx, { subject: `award/${awardId}`, act, by, detail });
  }
}

function sumsOf({
  awardedPence,
  paidPence,
  spentPence,
  returnedPence,
  writtenOffPence,
}: AwardBalance): Pick<
  AwardClosure,
  'awardedPence' | 'paidPence' | 'spentPence' | 'returnedPence' | 'writtenOffPence'
> {
  return { awardedPence, paidPence, spentPence, returnedPence, writtenOffPence };
}
