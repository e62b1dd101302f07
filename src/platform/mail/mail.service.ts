import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../database/transactions.service.js';
import { Outbox } from '../outbox/outbox.service.js';
import { Views } from '../web/views.service.js';
import { MailMessage } from './mail-message.entity.js';
import { paragraphsOf } from './paragraphs.rules.js';

/** A message to be written: the template's first line is not the subject; the subject is given here. */
export interface Letter {
  /** What it is for and to whom: a second letter with the same key is not written. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  /** A text template below `src/`, such as `correspondence/letters/views/application-received.txt.njk`. */
  readonly template: string;
  readonly model: object;
  /** A calendar file that goes with it. */
  readonly calendar?: string | undefined;
}

/** Writes messages into the caller's transaction; they leave through the queue after the commit. */
@Injectable()
export class Mail {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly views: Views,
  ) {}

  /** @returns false when a letter with this key was written before: nothing is done twice. */
  async write(tx: Tx, letter: Letter): Promise<boolean> {
    const { key, to, subject, template, model, calendar = null } = letter;
    const text = this.views.renderText(template, model);
    const html = this.views.render('platform/mail/views/letter.njk', {
      subject,
      paragraphs: paragraphsOf(text),
    });
    const written = await tx
      .createQueryBuilder()
      .insert()
      .into(MailMessage)
      .values({ key, toAddress: to, subject, text, html, calendar, writtenAt: this.clock.now() })
      .orIgnore()
      .returning('id')
      .execute();
    const [row] = written.raw as { id: string }[];
    if (!row) return false;
    await this.outbox.add(tx, { event: 'mail.written', payload: { messageId: row.id } });
    return true;
  }
}
