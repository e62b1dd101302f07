import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Round } from '../../rounds/round.entity.js';
import { deadlineExtended } from '../applications.events.js';
import { DeadlineExtension, type ExtensionCause } from './deadline-extension.entity.js';
import { refusalsToExtend } from './extension.rules.js';
import { organisationDeadline } from './organisation-deadline.queries.js';

export interface Extend {
  readonly roundId: string;
  readonly organisationId: string;
  readonly until: Date;
  readonly cause: ExtensionCause;
  readonly reason: string;
  readonly by: string;
}

/** More time: for one organisation, or the minutes of grace that all have. */
@Injectable()
export class Extending {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Gives it and says so. The same again (a double click) changes nothing. @throws Refused unless it is more. */
  extend(command: Extend): Promise<void> {
    const { roundId, organisationId, until, cause, reason, by } = command;
    return this.transactions.run(async (tx) => {
      await lockRound(tx, roundId);
      if (!(await tx.existsBy(Organisation, { id: organisationId }))) throw new NotFoundException();
      if (await tx.existsBy(DeadlineExtension, { roundId, organisationId, until })) return;
      const now = this.clock.now();
      refuseIfAny(
        refusalsToExtend(until, await organisationDeadline(tx, roundId, organisationId), now),
      );
      const { id } = await tx.save(DeadlineExtension, {
        roundId,
        organisationId,
        until,
        cause,
        reason,
        givenAt: now,
        givenBy: by,
      });
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'deadline-extended',
        by,
        detail: { organisationId, until: until.toISOString(), cause, reason },
      });
      await this.outbox.add(tx, deadlineExtended(id));
    });
  }

  /** Sets for how many minutes after the deadline what arrives is still taken. */
  setGrace(roundId: string, graceMinutes: number, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const before = (await lockRound(tx, roundId)).graceMinutes;
      if (before === graceMinutes) return;
      await tx.update(Round, { id: roundId }, { graceMinutes });
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'grace-set',
        by,
        detail: { from: before, to: graceMinutes, reason },
      });
    });
  }
}

async function lockRound(tx: Tx, id: string): Promise<Round> {
  const lock = { mode: 'for_no_key_update' } as const;
  const round = await tx.findOne(Round, { where: { id }, lock });
  if (!round) throw new NotFoundException();
  return round;
}
