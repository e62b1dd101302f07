import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { PaymentGates } from '../../payments/gates/payment-gates.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { returnQueried, returnReviewed } from '../monitoring.events.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { afterAct, isSettled, type ReturnAct, type ReturnStatus } from '../return.lifecycle.js';
import { ReturnReview, type AskedOfReturn, type ReviewAct } from './return-review.entity.js';
import { ReviewFactsQueries, type LockedReview } from './review-facts.queries.js';
import {
  refusalsToAccept,
  refusalsToQuery,
  refusalsToTakeBack,
  refusalsToWaive,
} from './review.rules.js';

interface ByAReviewer {
  readonly returnId: string;
  /** The person's id. That it is open to them, the caller has seen. */
  readonly by: string;
}

export interface AcceptReturn extends ByAReviewer {
  readonly admittedPence: Pence;
  /** '' for none. The organisation reads it. */
  readonly note: string;
}

export interface QueryReturn extends ByAReviewer {
  readonly asked: readonly AskedOfReturn[];
  /** The day by which they answer, Europe/London. */
  readonly dueOn: LondonDate;
}

export interface WithAReason extends ByAReviewer {
  readonly reason: string;
}

type Judgement = Pick<ReturnReview, 'act' | 'reason'> &
  Partial<Pick<ReturnReview, 'admittedPence' | 'asked' | 'dueOn'>>;

/** What a coordinator makes of a return. Of two at once one is heard, and the other is told how it stands. */
@Injectable()
export class Reviewing {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ReviewFactsQueries,
    private readonly gates: PaymentGates,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. @throws Refused with every reason. */
  accept({ returnId, admittedPence, note, by }: AcceptReturn): Promise<void> {
    return this.judge(returnId, by, { act: 'accept', reason: note, admittedPence }, (facts) =>
      refusalsToAccept(facts, admittedPence),
    );
  }

  /** Those answers are open again, and no others, until the organisation sends the return again. A second click changes nothing. @throws Refused */
  query({ returnId, asked, dueOn, by }: QueryReturn): Promise<void> {
    return this.judge(returnId, by, { act: 'query', reason: '', asked, dueOn }, (facts) =>
      refusalsToQuery(facts, asked.length, dueOn, this.clock.today()),
    );
  }

  /** The return is not asked for any more. A second click changes nothing. @throws Refused */
  waive({ returnId, reason, by }: WithAReason): Promise<void> {
    return this.judge(returnId, by, { act: 'waive', reason }, refusalsToWaive);
  }

  /** It stands again as before it was accepted, or waived. A second click changes nothing. @throws Refused */
  takeBack({ returnId, reason, by }: WithAReason): Promise<void> {
    return this.judge(returnId, by, { act: 'take-back', reason }, refusalsToTakeBack);
  }

  private judge(
    returnId: string,
    by: string,
    judgement: Judgement,
    refusalsTo: (facts: LockedReview) => ReturnType<typeof refusalsToWaive>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, returnId);
      if (isSecondClick(facts, judgement, by)) return;
      refuseIfAny(refusalsTo(facts));
      const next = afterAct(actOf(judgement.act, facts), facts.status);
      if ('refusal' in next) throw new Error(`Return ${returnId} can't take ${judgement.act}`);
      const review = await this.record(tx, facts, judgement, by);
      const { status } = next;
      const askedAgain = judgement.asked?.map(({ question }) => question);
      await tx.update(
        MonitoringReturn,
        { id: returnId },
        askedAgain ? { status, askedAgain } : { status },
      );
      await this.audit.record(tx, {
        subject: `award/${facts.stored.awardId}`,
        act: `return-${PAST[judgement.act]}`,
        by,
        detail: {
          ...{ number: facts.stored.number, from: facts.status, to: next.status },
          ...(judgement.reason === '' ? {} : { reason: judgement.reason }),
          ...(judgement.admittedPence === undefined
            ? {}
            : { admittedPence: String(judgement.admittedPence) }),
          ...(judgement.dueOn ? { dueOn: judgement.dueOn } : {}),
        },
      });
      await this.outbox.add(
        tx,
        judgement.act === 'query' ? returnQueried(review.id) : returnReviewed(review.id),
      );
      await this.tellPayments(tx, facts.stored, next.status);
    });
  }

  private tellPayments(
    tx: Tx,
    { awardId, number }: MonitoringReturn,
    status: ReturnStatus,
  ): Promise<void> {
    if (isSettled(status)) return this.gates.accepted(tx, awardId, number);
    if (status === 'submitted') return this.gates.sent(tx, awardId, number);
    return this.gates.notSent(tx, awardId, number);
  }

  private async record(
    tx: Tx,
    { stored, sending, last }: LockedReview,
    { act, reason, admittedPence = null, asked = [], dueOn = null }: Judgement,
    by: string,
  ): Promise<ReturnReview> {
    return tx.save(ReturnReview, {
      ...{ returnId: stored.id, number: (last?.number ?? 0) + 1 },
      ...{ act, reason, admittedPence, asked, dueOn, sending },
      ...{ reviewedAt: this.clock.now(), reviewedBy: by },
    });
  }
}

const PAST: Readonly<Record<ReviewAct, string>> = {
  accept: 'accepted',
  query: 'queried',
  waive: 'waived',
  'take-back': 'taken-back',
};

/** A waiver is taken back to where it stood: due, or sent and asked about. */
function actOf(act: ReviewAct, { stored, status }: LockedReview): ReturnAct {
  const wasSent = status === 'waived' && stored.submittedAt !== null;
  return act === 'take-back' && wasSent ? 'ask-again' : act;
}

/** The same person judged it so just now, and it stands as they left it. */
function isSecondClick({ last, status }: LockedReview, judgement: Judgement, by: string): boolean {
  if (last?.reviewedBy !== by || last.act !== judgement.act) return false;
  const stands = { accept: 'accepted', query: 'queried', waive: 'waived' } as const;
  if (judgement.act !== 'take-back' && status !== stands[judgement.act]) return false;
  return (
    last.reason === judgement.reason &&
    last.admittedPence === (judgement.admittedPence ?? null) &&
    last.dueOn === (judgement.dueOn ?? null) &&
    isDeepStrictEqual(last.asked, judgement.asked ?? [])
  );
}
