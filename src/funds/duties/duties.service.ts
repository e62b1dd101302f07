import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addMonths, type LondonDate } from '../../kernel/london.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { refusalsToDate } from '../fund-payment.rules.js';
import { DutyFulfilment } from './duty-fulfilment.entity.js';
import { ReportingDuty } from './reporting-duty.entity.js';

export interface AddDuty {
  readonly fundId: string;
  readonly what: string;
  /** Null for once. */
  readonly everyMonths: number | null;
  readonly nextDueOn: LondonDate;
  readonly formKey: string;
  readonly addedBy: string;
}

export interface FulfilDuty {
  readonly dutyId: string;
  readonly dueOn: LondonDate;
  readonly sentOn: LondonDate;
  readonly note: string;
  readonly by: string;
}

export interface EndDuty {
  readonly dutyId: string;
  readonly reason: string;
  readonly by: string;
}

@Injectable()
export class ReportingDuties {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Notes what the agreement makes us send. The same form again is the same duty. */
  add(command: AddDuty): Promise<ReportingDuty> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM fund WHERE id = $1 FOR NO KEY UPDATE', [command.fundId]);
      const before = await tx.findOneBy(ReportingDuty, { formKey: command.formKey });
      if (before) return sameAsSent(before, command, ['fundId', 'what', 'everyMonths']);
      const duty = await tx.save(ReportingDuty, { ...command, addedAt: this.clock.now() });
      await this.audit.record(tx, {
        subject: `fund/${command.fundId}`,
        act: 'reporting duty added',
        by: command.addedBy,
        detail: { dutyId: duty.id, what: command.what },
      });
      return duty;
    });
  }

  /**
   * Notes that what was due was sent; the next is due so many months later. A second click does nothing.
   * @throws Refused when it was sent in the future.
   */
  fulfil({ dutyId, dueOn, sentOn, note, by }: FulfilDuty): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const duty = await tx.findOne(ReportingDuty, { where: { id: dutyId }, lock });
      if (!duty) throw new NotFoundException();
      if (duty.nextDueOn !== dueOn) return;
      refuseIfAny(refusalsToDate('sentOn', 'sent', sentOn, this.clock.today()));
      const recordedAt = this.clock.now();
      await tx.insert(DutyFulfilment, { dutyId, dueOn, sentOn, note, recordedAt, recordedBy: by });
      const nextDueOn = duty.everyMonths === null ? null : addMonths(dueOn, duty.everyMonths);
      await tx.update(ReportingDuty, { id: dutyId }, { nextDueOn });
      await this.audit.record(tx, {
        subject: `fund/${duty.fundId}`,
        act: 'reported',
        by,
        detail: { dutyId, dueOn, sentOn },
      });
    });
  }

  /**
   * Notes that the funder wants it no more: nothing is due from now on, what was sent stays on the
   * record. A second click does nothing.
   * @throws Refused when nothing more was due.
   */
  end({ dutyId, reason, by }: EndDuty): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const duty = await tx.findOne(ReportingDuty, { where: { id: dutyId }, lock });
      if (!duty) throw new NotFoundException();
      if (duty.endedAt !== null) return;
      if (duty.nextDueOn === null) refuse('nothing-due', 'Nothing more was due');
      const ended = { endedAt: this.clock.now(), endedBy: by, endedReason: reason };
      await tx.update(ReportingDuty, { id: dutyId }, { ...ended, nextDueOn: null });
      await this.audit.record(tx, {
        subject: `fund/${duty.fundId}`,
        act: 'reporting duty ended',
        by,
        detail: { dutyId, reason },
      });
    });
  }
}
