import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Application } from '../application.entity.js';
import {
  clarificationAnswered,
  clarificationAsked,
  clarificationClosed,
} from '../applications.events.js';
import { Clarification, type AskedAbout } from './clarification.entity.js';
import { ClarificationReply } from './clarification-reply.entity.js';
import { refusalsToAnswer, refusalsToAsk } from './clarification.rules.js';

export interface AskClarification {
  readonly applicationId: string;
  readonly asked: readonly AskedAbout[];
  readonly dueOn: LondonDate;
  readonly by: string;
}

export interface AnswerClarification {
  readonly applicationId: string;
  readonly number: number;
  /** By the name of the question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly by: string;
}

/** Asked by the coordinator, answered by the organisation's people, closed by the coordinator. Who is which, the caller has seen to. */
@Injectable()
export class Clarifying {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks about named questions. The same again (a double click) finds it asked.
   * @returns its number. @throws Refused with every reason.
   */
  ask({ applicationId, asked, dueOn, by }: AskClarification): Promise<number> {
    return this.transactions.run(async (tx) => {
      const { status } = await locked(tx, applicationId);
      const open = await tx.findOneBy(Clarification, { applicationId, closedAt: IsNull() });
      if (open?.dueOn === dueOn && isSame(open.asked, asked)) return open.number;
      const today = this.clock.today();
      const facts = { status, asked: asked.length, dueOn, today, hasOpenOne: open !== null };
      refuseIfAny(refusalsToAsk(facts));
      const number = (await tx.countBy(Clarification, { applicationId })) + 1;
      const { id } = await tx.save(Clarification, {
        applicationId,
        number,
        asked,
        dueOn,
        askedAt: this.clock.now(),
        askedBy: by,
      });
      const detail = { number, dueOn, about: asked.map(({ question }) => question).join(', ') };
      await this.record(tx, applicationId, 'clarification-asked', by, detail);
      await this.outbox.add(tx, clarificationAsked(id));
      return number;
    });
  }

  /**
   * Keeps an answer beside those before it. The same as the last (a double click) changes nothing.
   * @throws Refused when something asked has no answer, or it is closed. @throws NotFoundException when nothing was asked.
   */
  answer({ applicationId, number, answers, by }: AnswerClarification): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { status } = await locked(tx, applicationId);
      const asked = await found(tx, applicationId, number);
      const replies = await tx.find(ClarificationReply, {
        where: { clarificationId: asked.id },
        order: { number: 'DESC' },
      });
      const given = Object.fromEntries(
        asked.asked.map(({ question }) => [question, answers[question] ?? '']),
      );
      const [last] = replies;
      if (last && isSame(last.answers, given)) return;
      const unanswered = asked.asked.flatMap(({ question, label }, index) =>
        given[question] === '' ? [{ position: index + 1, label }] : [],
      );
      refuseIfAny(refusalsToAnswer({ isClosed: asked.closedAt !== null, status, unanswered }));
      const { id } = await tx.save(ClarificationReply, {
        clarificationId: asked.id,
        number: (last?.number ?? 0) + 1,
        answers: given,
        givenAt: this.clock.now(),
        givenBy: by,
      });
      await this.record(tx, applicationId, 'clarification-answered', by, { number });
      await this.outbox.add(tx, clarificationAnswered(id));
    });
  }

  /** The coordinator has what is needed, or goes on without. Closed already: nothing changes. */
  close(applicationId: string, number: number, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await locked(tx, applicationId);
      const asked = await found(tx, applicationId, number);
      if (asked.closedAt !== null) return;
      await tx.update(
        Clarification,
        { id: asked.id },
        { closedAt: this.clock.now(), closedBy: by },
      );
      await this.record(tx, applicationId, 'clarification-closed', by, { number });
      await this.outbox.add(tx, clarificationClosed(asked.id));
    });
  }

  private async record(
    tx: Tx,
    applicationId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    await this.audit.record(tx, { subject: `application/${applicationId}`, act, by, detail });
  }
}

async function locked(tx: Tx, id: string): Promise<Application> {
  const application = await tx.findOne(Application, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!application) throw new NotFoundException();
  return application;
}

async function found(tx: Tx, applicationId: string, number: number): Promise<Clarification> {
  const asked = await tx.findOneBy(Clarification, { applicationId, number });
  if (!asked) throw new NotFoundException();
  return asked;
}

/** PostgreSQL keeps the keys of a jsonb object in its own order. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inside]) => [key, sorted(inside)]);
}
