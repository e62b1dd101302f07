import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../database/transactions.service.js';
import { MailEvent, type MailHappening } from './mail-event.entity.js';

/** Keeps what became of each message, in the transaction in which it became so. */
@Injectable()
export class MailRecord {
  constructor(private readonly clock: Clock) {}

  async note(
    tx: Tx,
    messageId: string,
    what: MailHappening,
    { by = null, words = '' }: { readonly by?: string | null; readonly words?: string } = {},
  ): Promise<void> {
    await tx.insert(MailEvent, { messageId, at: this.clock.now(), what, by, words });
  }
}
