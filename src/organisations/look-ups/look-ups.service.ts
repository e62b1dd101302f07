import { Injectable, NotFoundException } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Organisations } from '../organisations.queries.js';
import { lookUpAsked } from '../organisations.events.js';
import { LookUp } from './look-up.entity.js';
import { numberOn, refusalsToLookUp } from './look-up.rules.js';
import type { RegisterCode } from './register.rules.js';
import { Registers } from './registers.service.js';

export interface AskRegister {
  readonly organisationId: string;
  readonly register: RegisterCode;
  readonly by: string;
}

/** How long an answer is as good as a new one. */
const FRESH_MS = 60_000;

/** Asking a register takes as long as the register takes: a job does it, after the commit. */
@Injectable()
export class LookUps {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: Organisations,
    private readonly registers: Registers,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A question that still waits for its answer, or was answered within the minute, is not asked twice:
   * registers count how often they are asked.
   * @throws Refused when the register is off, or does not know the organisation by a number.
   */
  ask({ organisationId, register, by }: AskRegister): Promise<void> {
    return this.transactions.run(async (tx) => {
      const locked = await tx.query<unknown[]>(
        'SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE',
        [organisationId],
      );
      const organisation = await this.organisations.byId(organisationId, tx);
      if (locked.length === 0 || !organisation) throw new NotFoundException();
      const isOn = this.registers.of(register) !== undefined;
      const { charityNumber, companyNumber } = organisation;
      refuseIfAny(refusalsToLookUp(register, { charityNumber, companyNumber, isOn }));
      if (await this.isAsked(tx, organisationId, register)) return;
      const number = numberOn(register, organisation) ?? '';
      const { id } = await tx.save(LookUp, {
        ...{ organisationId, register, number, status: 'waiting' as const },
        ...{ askedAt: this.clock.now(), askedBy: by },
      });
      await this.outbox.add(tx, lookUpAsked(id));
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'register-asked',
        by,
        detail: { lookUpId: id, register, number },
      });
    });
  }

  private isAsked(tx: Tx, organisationId: string, register: RegisterCode): Promise<boolean> {
    const lately = MoreThan(new Date(this.clock.now().getTime() - FRESH_MS));
    return tx.existsBy(LookUp, [
      { organisationId, register, status: 'waiting' },
      { organisationId, register, status: In(['found', 'not-found']), askedAt: lately },
    ]);
  }

  /** Asks and keeps the answer, whatever it is. Answered already: nothing changes. */
  async answer(lookUpId: string): Promise<void> {
    const asked = await this.transactions.run((tx) => tx.findOneBy(LookUp, { id: lookUpId }));
    if (asked?.status !== 'waiting') return;
    const { register, number, organisationId } = asked;
    const answer = (await this.registers.of(register)?.lookUp(number)) ?? {
      status: 'failed' as const,
      problem: 'The key was taken away before the register was asked',
    };
    await this.transactions.run(async (tx) => {
      const { affected } = await tx.update(
        LookUp,
        { id: lookUpId, status: 'waiting' },
        {
          status: answer.status,
          answeredAt: this.clock.now(),
          entry: answer.status === 'found' ? { ...answer.entry } : null,
          problem: answer.status === 'failed' ? answer.problem : null,
        },
      );
      if (affected === 0) return; // another worker was quicker
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'register-answered',
        by: null,
        detail: { lookUpId, register, number, status: answer.status },
      });
    });
  }
}
