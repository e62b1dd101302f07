import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { Settings } from '../../config/settings.js';
import { Transactions, type Tx } from '../../database/transactions.service.js';
import { MailMessage } from '../mail-message.entity.js';
import { MailRecord } from '../mail-record.service.js';
import { MailBounce } from './mail-bounce.entity.js';
import { messagesIn, stateOf } from './mailbox.js';
import { reportsIn, type Report } from './report-reading.js';

/** A report without a Message-ID is about the last message to its address, if that left so many days ago at most. */
const RECENT_DAYS = 5;

/** Hears that messages came back, from a mailbox or from the mail provider, each report once. */
@Injectable()
export class Bounces {
  private readAt = '';

  constructor(
    private readonly settings: Settings,
    private readonly transactions: Transactions,
    private readonly record: MailRecord,
    private readonly clock: Clock,
  ) {}

  /** Reads the mailbox of reports, when there is one and it has changed. */
  async readMailbox(): Promise<void> {
    const path = this.settings.mail.bounceMailbox;
    if (path === undefined) return;
    const state = await stateOf(path);
    if (state === this.readAt) return;
    for await (const message of messagesIn(path)) {
      for (const report of await reportsIn(message)) await this.hear(report, 'mailbox');
    }
    this.readAt = state;
  }

  /** @returns false when it was heard before: nothing is done twice. */
  hear(report: Report, cameBy: MailBounce['cameBy']): Promise<boolean> {
    const { digest, recipient, isHard, reason } = report;
    return this.transactions.run(async (tx) => {
      const message = await this.messageOf(tx, report);
      const heard = await tx
        .createQueryBuilder()
        .insert()
        .into(MailBounce)
        .values({
          ...{ digest, recipient, isHard, reason, cameBy },
          ...{ messageId: message?.id ?? null, notedAt: this.clock.now() },
        })
        .orIgnore()
        .returning('id')
        .execute();
      if ((heard.raw as unknown[]).length === 0) return false;
      if (message) await this.mark(tx, message, report);
      return true;
    });
  }

  /** What was withdrawn, or failed here, can't come back; what came back already stays as it is. */
  private async mark(
    tx: Tx,
    { id, sentAt }: MailMessage,
    { isHard, reason }: Report,
  ): Promise<void> {
    const now = this.clock.now();
    const problem = `${isHard ? '' : 'For now: '}${reason}`;
    const { affected } = await tx.update(
      MailMessage,
      { id, state: In(['sent', 'sending', 'unknown']) },
      {
        ...{ state: 'bounced', stateSince: now, problem, sentAt: sentAt ?? now },
        ...{ settledAt: null, settledBy: null },
      },
    );
    if (affected === 1) await this.record.note(tx, id, 'bounced', { words: problem });
  }

  private async messageOf(tx: Tx, { messageId, recipient }: Report): Promise<MailMessage | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    if (messageId !== undefined) {
      return tx.findOne(MailMessage, { where: { id: messageId }, lock });
    }
    const since = new Date(this.clock.now().getTime() - RECENT_DAYS * 24 * 60 * 60 * 1000);
    return tx.findOne(MailMessage, {
      where: { toAddress: recipient, sentAt: MoreThan(since) },
      order: { sentAt: 'DESC' },
      lock,
    });
  }
}
