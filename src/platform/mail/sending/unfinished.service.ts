import { Injectable } from '@nestjs/common';
import { LessThan, type FindOptionsWhere } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { Transactions, type Tx } from '../../database/transactions.service.js';
import { Outbox } from '../../outbox/outbox.service.js';
import { MailMessage } from '../mail-message.entity.js';
import { MailRecord } from '../mail-record.service.js';
import { mailWritten } from './mail.jobs.js';
import { PATIENCE_DAYS } from './outcome.rules.js';

const MINUTE_MS = 60 * 1000;
/** Longer than any conversation with a mail server may take. */
const LONGEST_SENDING_MS = 10 * MINUTE_MS;
/** Longer than the longest pause between two tries of one job: after it, the job has given up or is lost. */
const LONGEST_QUIET_MS = 60 * MINUTE_MS;
const PATIENCE_MS = PATIENCE_DAYS * 24 * 60 * MINUTE_MS;
const BATCH = 500;

/** Looks after messages that no job looks after any more. Comes round by the clock; harmless twice. */
@Injectable()
export class UnfinishedMail {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly record: MailRecord,
    private readonly clock: Clock,
  ) {}

  /** Begun long ago and not ended: unknown. Queued long ago: queued again. Queued for days: failed. */
  async sweep(): Promise<void> {
    await this.endLostConversations();
    await this.giveUp();
    await this.queueAgain();
  }

  /** The program was killed in the conversation: the server may have the message or not. */
  private endLostConversations(): Promise<void> {
    return this.transactions.run(async (tx) => {
      for (const { id } of await this.stale(tx, 'sending', LONGEST_SENDING_MS)) {
        const words =
          'Almoner was stopped while the mail server was taking it, so nobody knows whether it did';
        await this.change(tx, id, { state: 'unknown', problem: words });
        await this.record.note(tx, id, 'unknown', { words });
      }
    });
  }

  private giveUp(): Promise<void> {
    return this.transactions.run(async (tx) => {
      const since = new Date(this.clock.now().getTime() - PATIENCE_MS);
      const old = await this.stale(tx, 'queued', 0, { queuedSince: LessThan(since) });
      for (const { id, problem } of old) {
        const words = `Given up after ${PATIENCE_DAYS} days${problem === '' ? '' : `: ${problem}`}`;
        await this.change(tx, id, { state: 'failed', problem: words });
        await this.record.note(tx, id, 'failed', { words });
      }
    });
  }

  private queueAgain(): Promise<void> {
    return this.transactions.run(async (tx) => {
      for (const { id } of await this.stale(tx, 'queued', LONGEST_QUIET_MS)) {
        await this.change(tx, id, {});
        await this.outbox.add(tx, mailWritten(id));
      }
    });
  }

  /** Locked; what another worker holds is left to it. The oldest first. */
  private stale(
    tx: Tx,
    state: 'sending' | 'queued',
    forMs: number,
    also: FindOptionsWhere<MailMessage> = {},
  ): Promise<MailMessage[]> {
    const since = new Date(this.clock.now().getTime() - forMs);
    return tx.find(MailMessage, {
      where: { state, stateSince: LessThan(since), ...also },
      order: { stateSince: 'ASC' },
      take: BATCH,
      lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
    });
  }

  private async change(
    tx: Tx,
    id: string,
    changed: Partial<Pick<MailMessage, 'state' | 'problem'>>,
  ): Promise<void> {
    await tx.update(MailMessage, id, { ...changed, stateSince: this.clock.now() });
  }
}
