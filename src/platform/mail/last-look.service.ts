import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../database/transactions.service.js';
import { MailMessage } from './mail-message.entity.js';
import { MailRecord } from './mail-record.service.js';

/** Whether a message is still true. Its row is locked by the transaction. */
type Look = (tx: Tx, key: string) => Promise<boolean>;

/**
 * The last look at a message before it leaves. It may have waited for a day, while the mail server was down: what it
 * reminds of may be done by now. The room that writes such messages says here how to tell.
 */
@Injectable()
export class LastLook {
  private readonly looks: { readonly keys: RegExp; readonly look: Look }[] = [];

  constructor(
    private readonly record: MailRecord,
    private readonly clock: Clock,
  ) {}

  /** Messages with such keys are looked at so. */
  at(keys: RegExp, look: Look): void {
    this.looks.push({ keys, look });
  }

  /** False when it is to be withdrawn. */
  async mayLeave(tx: Tx, key: string): Promise<boolean> {
    const own = this.looks.find(({ keys }) => keys.test(key));
    return own === undefined || own.look(tx, key);
  }

  /** It never leaves, and its record says why. Its row is locked by the transaction. */
  async withdraw(tx: Tx, messageId: string): Promise<void> {
    await tx.update(MailMessage, messageId, { state: 'withdrawn', stateSince: this.clock.now() });
    const words = 'What it reminds of was done before it left';
    await this.record.note(tx, messageId, 'withdrawn', { words });
  }
}
