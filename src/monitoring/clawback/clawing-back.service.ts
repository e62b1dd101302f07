import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { AskedBacks } from '../../payments/asked-back/asked-backs.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { clawbackOpened } from '../monitoring.events.js';
import { Clawback, type ClawbackCause } from './clawback.entity.js';
import { ClawbackFactsQueries, type LockedForClawback } from './clawback-facts.queries.js';
import { ClawbackPart } from './clawback-part.entity.js';
import {
  monthlyParts,
  refusalsToAskBack,
  refusalsToOpen,
  refusalsToWithdraw,
} from './clawback.rules.js';

export interface AskBack {
  readonly formKey: string;
  readonly awardId: string;
  readonly cause: ClawbackCause;
  readonly amountPence: Pence;
  readonly reason: string;
  /** In how many monthly payments. */
  readonly count: number;
  /** The day of the first, Europe/London. */
  readonly firstOn: LondonDate;
  readonly by: string;
}

/** Asks money of an award back. */
@Injectable()
export class ClawingBack {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ClawbackFactsQueries,
    private readonly askedBacks: AskedBacks,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * What was not spent is asked for at once; what was misspent is proposed, and another person decides. A second click
   * changes nothing. @returns its id. @throws Refused with every reason.
   */
  ask({ count, firstOn, by, ...asked }: AskBack): Promise<string> {
    return this.transactions.run(async (tx) => {
      const { facts } = await this.facts.loadForUpdate(tx, asked.awardId);
      const before = await tx.findOneBy(Clawback, { formKey: asked.formKey });
      if (before) return before.id;
      refuseIfAny(refusalsToAskBack(facts, { ...asked, count, firstOn }));
      const now = this.clock.now();
      const isOpen = asked.cause === 'not-spent';
      const { id } = await tx.save(Clawback, {
        ...{ ...asked, status: isOpen ? ('open' as const) : ('proposed' as const) },
        ...{ proposedAt: now, proposedBy: by },
        ...(isOpen ? { settledAt: now, settledBy: by } : {}),
      });
      const parts = monthlyParts(asked.amountPence, count, firstOn);
      await tx.insert(
        ClawbackPart,
        parts.map((part) => ({ ...part, clawbackId: id })),
      );
      await this.record(tx, asked.awardId, isOpen ? 'asked-back' : 'clawback-proposed', by, {
        amountPence: asked.amountPence.toString(),
        reason: asked.reason,
      });
      if (isOpen) await this.open(tx, id, asked);
      return id;
    });
  }

  /** Another person decides that it is asked back. A second click changes nothing. @throws Refused */
  decide(clawbackId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { facts, clawback } = await this.locked(tx, clawbackId);
      if (clawback.status === 'open' && clawback.settledBy === by) return;
      refuseIfAny(refusalsToOpen(facts, clawback, by));
      await tx.update(
        Clawback,
        { id: clawbackId },
        { status: 'open', settledAt: this.clock.now(), settledBy: by },
      );
      await this.record(tx, clawback.awardId, 'clawback-decided', by, {
        amountPence: clawback.amountPence.toString(),
      });
      await this.open(tx, clawbackId, clawback);
    });
  }

  /** It is not asked back after all. A second click changes nothing. @throws Refused when it is decided. */
  withdraw(clawbackId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { clawback } = await this.locked(tx, clawbackId);
      if (clawback.withdrawnReason === reason && clawback.settledBy === by) return;
      refuseIfAny(refusalsToWithdraw(clawback));
      await tx.update(
        Clawback,
        { id: clawbackId },
        {
          ...{ status: 'withdrawn', settledAt: this.clock.now(), settledBy: by },
          withdrawnReason: reason,
        },
      );
      await this.record(tx, clawback.awardId, 'clawback-withdrawn', by, { reason });
    });
  }

  private async open(
    tx: Tx,
    id: string,
    { awardId, amountPence }: Pick<Clawback, 'awardId' | 'amountPence'>,
  ): Promise<void> {
    await this.askedBacks.open(tx, { id, awardId, amountPence, askedOn: this.clock.today() });
    await this.outbox.add(tx, clawbackOpened(id));
  }

  private async locked(
    tx: Tx,
    clawbackId: string,
  ): Promise<LockedForClawback & { readonly clawback: Clawback }> {
    const found = await tx.findOneBy(Clawback, { id: clawbackId });
    if (!found) throw new NotFoundException();
    const locked = await this.facts.loadForUpdate(tx, found.awardId);
    return { ...locked, clawback: await tx.findOneByOrFail(Clawback, { id: clawbackId }) };
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
