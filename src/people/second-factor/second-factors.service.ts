import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { RateLimits } from '../../platform/web/rate-limit.service.js';
import { Person } from '../person.entity.js';
import { OneTimeCodes } from './one-time-codes.service.js';

const TRIES = { name: 'second-factor', tries: 10, seconds: 15 * 60 };

/** An app that somebody enrols: its secret, and a code it shows; of the app before it, a code too. */
export interface Enrolment {
  readonly secret: string;
  readonly code: string;
  /** Needed when the person has an app already. */
  readonly presentCode: string;
}

/** Uses a typed code up, in the caller's transaction. */
type UseCode = (tx: Tx, typed: string) => Promise<void>;

/** The code of an authenticator app, asked of those who move money, decide or administer. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: OneTimeCodes,
    private readonly limits: RateLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepts each code once, even from two browsers at the same moment.
   * @throws Refused when the code is wrong or was used; HttpException 429 after ten tries.
   */
  async show(personId: string, typed: string): Promise<void> {
    await this.showing(personId, (use) => this.transactions.run((tx) => use(tx, typed)));
  }

  /**
   * An act that asks for a code anew: it calls `use` in its own transaction, so that an act that is
   * refused leaves the code unused. A try counts only where a code was looked at, and the tries are
   * forgotten only for a right one: an act that never asks can't be used to win more.
   * @throws Refused at the field `code` when it is wrong or was used; HttpException 429 after ten tries.
   */
  async showing<T>(personId: string, act: (use: UseCode) => Promise<T>): Promise<T> {
    await this.limits.count(TRIES, personId);
    let looked: 'not' | 'wrong' | 'right' = 'not';
    const use: UseCode = async (tx, typed) => {
      looked = 'wrong';
      await this.useCode(tx, await lockedPerson(tx, personId), typed, 'code');
      await this.audit.record(tx, this.actOf(personId, 'showed-second-factor'));
      looked = 'right';
    };
    try {
      return await act(use);
    } finally {
      await this.settleTries(personId, looked);
    }
  }

  private async settleTries(personId: string, looked: 'not' | 'wrong' | 'right'): Promise<void> {
    if (looked === 'not') await this.limits.giveBack(TRIES, personId);
    if (looked === 'right') await this.limits.forget(TRIES, personId);
  }

  /** @throws Refused when a code is wrong or was used; HttpException 429 after ten tries. */
  async enrol(personId: string, { secret, code, presentCode }: Enrolment): Promise<void> {
    await this.limits.count(TRIES, personId);
    await this.transactions.run(async (tx) => {
      const person = await lockedPerson(tx, personId);
      const isReplaced = person.totpConfirmedAt !== null;
      if (isReplaced) await this.useCode(tx, person, presentCode, 'presentCode');
      const step = this.codes.stepOf(secret, code) ?? refuseWrong('code');
      await this.keep(tx, personId, secret, step);
      await this.audit.record(
        tx,
        this.actOf(personId, isReplaced ? 'replaced-second-factor' : 'enrolled-second-factor'),
      );
    });
    await this.limits.forget(TRIES, personId);
  }

  /** Enrols without a code: for the demonstration, whose people have no phones. `secret` is base32. */
  async enrolWithoutApp(tx: Tx, personId: string, secret: string): Promise<void> {
    await this.keep(tx, personId, secret, null);
  }

  private async keep(tx: Tx, id: string, totpSecret: string, step: number | null): Promise<void> {
    await tx.update(
      Person,
      { id },
      {
        totpSecret,
        totpConfirmedAt: this.clock.now(),
        totpLastStep: step === null ? null : step.toString(),
      },
    );
  }

  private async useCode(tx: Tx, person: Person, typed: string, field: string): Promise<void> {
    const { totpSecret, totpConfirmedAt, totpLastStep } = person;
    if (totpSecret === null || totpConfirmedAt === null) refuseWrong(field);
    const step = this.codes.stepOf(totpSecret, typed) ?? refuseWrong(field);
    if (totpLastStep !== null && step <= Number(totpLastStep)) {
      refuse('used-code', 'That code has been used. Wait for the app to show the next one', field);
    }
    await tx.update(Person, { id: person.id }, { totpLastStep: step.toString() });
  }

  private actOf(personId: string, act: string): Parameters<Audit['record']>[1] {
    return { subject: `person/${personId}`, act, by: personId };
  }
}

async function lockedPerson(tx: Tx, id: string): Promise<Person> {
  return tx.findOneOrFail(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

function refuseWrong(field: string): never {
  refuse('wrong-code', 'That is not the code the app shows now', field);
}
