import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { MailHappening } from '../../platform/mail/mail-event.entity.js';
import { MailMessage } from '../../platform/mail/mail-message.entity.js';
import { MailRecord } from '../../platform/mail/mail-record.service.js';
import { mailWritten } from '../../platform/mail/sending/mail.jobs.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { refusalsToAct, type LetterAct } from './letter-acts.rules.js';
import { LettersRecord, type LetterShown } from './letters-record.queries.js';

/** Who does it, and why; '' where no reason is asked. */
export interface LetterCommand {
  readonly letterId: string;
  readonly by: string;
  readonly reason: string;
}

/** What people do with letters: let one go, take one back, send one again, see to one that did not arrive. */
@Injectable()
export class LetterActing {
  constructor(
    private readonly transactions: Transactions,
    private readonly record: LettersRecord,
    private readonly events: MailRecord,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A held letter leaves. */
  release(command: LetterCommand): Promise<void> {
    return this.act('release', command, async (tx, { id }) => {
      const now = this.clock.now();
      await tx.update(MailMessage, id, { state: 'queued', stateSince: now, queuedSince: now });
      await this.outbox.add(tx, mailWritten(id));
      await this.note(tx, command, 'released');
    });
  }

  /** A letter that has not left never does. */
  withdraw(command: LetterCommand): Promise<void> {
    return this.act('withdrawal', command, async (tx, { id }) => {
      await tx.update(MailMessage, id, { state: 'withdrawn', stateSince: this.clock.now() });
      await this.note(tx, command, 'withdrawn');
    });
  }

  /** Somebody saw to it: an unknown one has arrived after all, or they were told in another way. */
  settle(command: LetterCommand): Promise<void> {
    return this.act('settlement', command, async (tx, message) => {
      const now = this.clock.now();
      const wasUnknown = message.state === 'unknown';
      await tx.update(MailMessage, message.id, {
        ...{ settledAt: now, settledBy: command.by },
        ...(wasUnknown && { state: 'sent', stateSince: now, sentAt: now }),
      });
      await this.note(tx, command, wasUnknown ? 'found-sent' : 'settled');
    });
  }

  /**
   * The same words once more to the same address, as a message of its own that names the first.
   * @param seen how often it had been sent again when they decided this: a second click, or a second person, is refused.
   * @returns the new message's id.
   */
  repeat(command: LetterCommand, seen: number): Promise<string> {
    return this.act('repetition', command, async (tx, message, { repetitions }) => {
      if (repetitions !== seen) refuse('letter-repeated', 'This letter was sent again just now');
      const now = this.clock.now();
      const again = await tx.save(MailMessage, {
        ...{ key: `${message.key}/again-${repetitions + 1}`, kind: message.kind },
        ...{ aboutKind: message.aboutKind, aboutId: message.aboutId },
        ...{ versionId: message.versionId, filled: message.filled, toAddress: message.toAddress },
        ...{ subject: message.subject, text: message.text, html: message.html, calendar: null },
        listUnsubscribe: message.listUnsubscribe,
        ...{ state: 'queued' as const, sentAgainOf: message.id, sentAgainBy: command.by },
        ...{ writtenAt: now, stateSince: now, queuedSince: now },
      });
      await this.outbox.add(tx, mailWritten(again.id));
      if (message.state !== 'sent' && message.settledAt === null) {
        await tx.update(MailMessage, message.id, { settledAt: now, settledBy: command.by });
      }
      await this.note(tx, command, 'sent-again');
      return again.id;
    });
  }

  /** @throws NotFoundException when it is shut to them. @throws Refused when it has moved on meanwhile. */
  private act<Result>(
    act: LetterAct,
    { letterId, by }: LetterCommand,
    then: (tx: Tx, message: MailMessage, letter: LetterShown) => Promise<Result>,
  ): Promise<Result> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const message = await tx.findOne(MailMessage, { where: { id: letterId }, lock });
      const letter = message && (await this.record.byId(letterId, by, tx));
      if (!message || !letter) throw new NotFoundException();
      refuseIfAny(refusalsToAct(act, letter));
      return then(tx, message, letter);
    });
  }

  private async note(
    tx: Tx,
    { letterId, by, reason }: LetterCommand,
    what: MailHappening,
  ): Promise<void> {
    await this.events.note(tx, letterId, what, { by, words: reason });
    await this.audit.record(tx, {
      ...{ subject: `letter/${letterId}` as const, act: `letter-${what}`, by },
      detail: reason === '' ? {} : { reason },
    });
  }
}
