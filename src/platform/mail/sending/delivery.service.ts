import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { parseConnectionUrl, type ConnectionUrlOptions } from 'nodemailer/lib/shared';
import { Clock } from '../../../kernel/clock.js';
import { Settings } from '../../config/settings.js';
import { isDatabaseAway } from '../../database/database-away.js';
import { Transactions } from '../../database/transactions.service.js';
import { LastLook } from '../last-look.service.js';
import { MailMessage } from '../mail-message.entity.js';
import { MailRecord } from '../mail-record.service.js';
import type { MessageState } from '../message-state.js';
import { ConversationBroken, converse } from './conversation.js';
import { Envelopes } from './envelopes.service.js';
import { outcomeOf } from './outcome.rules.js';

/** The mail server did not take it this time: the queue tries again. */
export class PutOff extends Error {}

/** A message in our hands, and how often it has been. */
interface Begun {
  readonly message: MailMessage;
  readonly attempts: number;
}

/** Hands messages to the mail server, or leaves them to the local outbox. */
@Injectable()
export class Delivery {
  private readonly server: ConnectionUrlOptions | undefined;
  private readonly patienceMs: number;

  constructor(
    settings: Settings,
    private readonly envelopes: Envelopes,
    private readonly lastLook: LastLook,
    private readonly transactions: Transactions,
    private readonly record: MailRecord,
    private readonly clock: Clock,
  ) {
    const { smtpUrl, mail } = settings;
    this.server = smtpUrl === undefined ? undefined : parseConnectionUrl(smtpUrl);
    this.patienceMs = mail.patienceMs;
  }

  /**
   * Sends one message, once. That it is being sent is committed before the mail server is spoken to, so that
   * whoever comes next, after a kill or beside us, sees it and leaves it alone.
   * @throws PutOff when the server certainly did not take it: it is queued, to be tried again.
   */
  async deliver(messageId: string): Promise<void> {
    const begun = await this.begin(messageId);
    if (!begun) return;
    const { message } = begun;
    try {
      const words = this.server ? await this.speak(this.server, message) : 'In the local outbox';
      await this.keep(begun, 'sent', words);
    } catch (problem) {
      if (!(problem instanceof ConversationBroken)) throw problem;
      const outcome = outcomeOf(problem.how);
      await this.keep(begun, outcome, problem.words);
      if (outcome === 'put-off') throw new PutOff(problem.words);
    }
  }

  private async speak(server: ConnectionUrlOptions, message: MailMessage): Promise<string> {
    return converse(server, await this.envelopes.of(message), this.patienceMs);
  }

  /** Undefined unless it is queued, and true still: it was sent, withdrawn, or is in another's hands. */
  private begin(id: string): Promise<Begun | undefined> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const message = await tx.findOne(MailMessage, { where: { id, state: 'queued' }, lock });
      if (!message) return undefined;
      if (!(await this.lastLook.mayLeave(tx, message.key))) {
        await this.lastLook.withdraw(tx, id);
        return undefined;
      }
      const attempts = message.attempts + 1;
      await tx.update(MailMessage, id, {
        ...{ state: 'sending', stateSince: this.clock.now(), attempts },
      });
      return { message, attempts };
    });
  }

  /** What the server said is known here only: a database that is away for a moment is waited for. */
  private async keep(...said: Parameters<Delivery['end']>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.end(...said);
        return;
      } catch (problem) {
        if (tries === 20 || !isDatabaseAway(problem)) throw problem;
        await setTimeout(1000);
      }
    }
  }

  /** Unless it has been said of it meanwhile that nobody knows: then whoever looks into it has the word. */
  private async end(
    { message: { id }, attempts }: Begun,
    outcome: ReturnType<typeof outcomeOf> | 'sent',
    words: string,
  ): Promise<void> {
    const state: MessageState = outcome === 'put-off' ? 'queued' : outcome;
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const { affected } = await tx.update(
        MailMessage,
        { id, state: 'sending', attempts },
        {
          ...{ state, stateSince: now, problem: outcome === 'sent' ? '' : words },
          ...(outcome === 'sent' && { sentAt: now }),
        },
      );
      if (affected === 1) await this.record.note(tx, id, outcome, { words });
    });
  }
}
