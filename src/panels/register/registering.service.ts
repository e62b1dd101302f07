import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { InterestEnding } from './interest-ending.entity.js';
import { KnownBodies } from './known-bodies.queries.js';
import { registerConfirmed } from './register.events.js';
import {
  refusalsToConfirm,
  refusalsToEndInterest,
  refusalsToRegister,
  versionOf,
} from './register.rules.js';
import { RegisterConfirmation } from './register-confirmation.entity.js';
import { RegisteredInterest } from './registered-interest.entity.js';
import type { RegisteredKind } from './registered-kind.rules.js';
import { lockRegister, InterestRegisters } from './interest-registers.queries.js';

export interface RegisterInterest {
  readonly personId: string;
  readonly kind: RegisteredKind;
  readonly body: string;
  /** Which organisation the body is; null for none, undefined when that was not asked. */
  readonly organisation: string | null | undefined;
  readonly what: string;
  readonly since: LondonDate;
  readonly formKey: string;
}

export interface EndInterest {
  readonly personId: string;
  readonly interestId: string;
  readonly endedOn: LondonDate;
}

export interface ConfirmRegister {
  readonly personId: string;
  /** What had been registered and ended when they read it. */
  readonly seenVersion: number;
}

/** A member's own register. That they sit on a panel, the caller has seen. */
@Injectable()
export class Registering {
  constructor(
    private readonly transactions: Transactions,
    private readonly registers: InterestRegisters,
    private readonly bodies: KnownBodies,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds an interest. The same form again is the same entry.
   * @throws Refused when it begins in the future, or it has to be said which organisation it is.
   */
  register({ organisation, ...command }: RegisterInterest): Promise<void> {
    const { personId, body, since, formKey } = command;
    return this.transactions.run(async (tx) => {
      await lockRegister(tx, personId);
      const before = await tx.findOneBy(RegisteredInterest, { formKey });
      if (before) {
        sameAsSent(before, command, ['personId', 'kind', 'body', 'what', 'since']);
        return;
      }
      refuseIfAny(refusalsToRegister(since, this.clock.today()));
      const organisationId = await this.bodies.idOf(tx, body, organisation);
      const registeredAt = this.clock.now();
      const { id } = await tx.save(RegisteredInterest, {
        ...command,
        organisationId,
        registeredAt,
      });
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: 'interest-registered',
        by: personId,
        detail: { interestId: id, kind: command.kind, body },
      });
    });
  }

  /**
   * Ends an entry of one's own. The same day again changes nothing.
   * @throws NotFoundException when they have no such entry.
   * @throws Refused when it was ended on another day, or the day is before its first or in the future.
   */
  end({ personId, interestId, endedOn }: EndInterest): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockRegister(tx, personId);
      const interest = await tx.findOneBy(RegisteredInterest, { id: interestId, personId });
      if (!interest) throw new NotFoundException();
      const ending = await tx.findOneBy(InterestEnding, { interestId });
      const facts = {
        ...{ since: interest.since, endedOn: ending?.endedOn ?? null },
        today: this.clock.today(),
      };
      refuseIfAny(refusalsToEndInterest(facts, endedOn));
      if (ending) return;
      await tx.insert(InterestEnding, { interestId, endedOn, recordedAt: this.clock.now() });
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: 'interest-ended',
        by: personId,
        detail: { interestId, endedOn },
      });
    });
  }

  /**
   * Keeps that the register is complete as of today, or that there are no interests. Twice on a day it is once.
   * Reminders that are still to leave are taken back.
   * @throws Refused when something was registered or ended since they read it.
   */
  confirm({ personId, seenVersion }: ConfirmRegister): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockRegister(tx, personId);
      const entries = await this.registers.entriesOf([personId], tx);
      const version = versionOf(entries);
      refuseIfAny(refusalsToConfirm(version, seenVersion));
      const confirmedOn = this.clock.today();
      if (await tx.existsBy(RegisterConfirmation, { personId, confirmedOn, version })) return;
      const interests = entries.filter(({ endedOn }) => endedOn === null).length;
      const confirmation = { personId, confirmedOn, version, interests };
      await tx.insert(RegisterConfirmation, { ...confirmation, confirmedAt: this.clock.now() });
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: 'register-confirmed',
        by: personId,
        detail: { confirmedOn, interests },
      });
      await this.outbox.add(tx, registerConfirmed(personId));
    });
  }
}
