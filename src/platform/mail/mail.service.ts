import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../config/settings.js';
import type { Tx } from '../database/transactions.service.js';
import { Outbox } from '../outbox/outbox.service.js';
import { Views } from '../web/views.service.js';
import type { Letter } from './letter.js';
import { MailMessage } from './mail-message.entity.js';
import { paragraphsOf } from './paragraphs.rules.js';
import { mailWritten } from './sending/mail.jobs.js';
import { Composing } from './wording/composing.service.js';

/** Writes messages into the caller's transaction; they leave through the queue after the commit. */
@Injectable()
export class Mail {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly views: Views,
    private readonly composing: Composing,
    private readonly settings: Settings,
  ) {}

  /**
   * A kind that is held waits for somebody to let it go; all others are queued.
   * @returns false when a letter with this key was written before: nothing is done twice.
   */
  async write(tx: Tx, letter: Letter): Promise<boolean> {
    const { key, to, calendar = null, listUnsubscribe = null } = letter;
    const { isHeld, ...composed } = await this.composing.compose(letter, tx);
    const now = this.clock.now();
    const written = await tx
      .createQueryBuilder()
      .insert()
      .into(MailMessage)
      .values({
        ...{ key, ...aboutOf(key), toAddress: to, ...composed, calendar, listUnsubscribe },
        html: this.htmlOf(composed),
        state: isHeld ? 'held' : 'queued',
        ...{ writtenAt: now, stateSince: now, queuedSince: now },
      })
      .orIgnore()
      .returning('id')
      .execute();
    const [row] = written.raw as { id: string }[];
    if (!row) return false;
    if (!isHeld) await this.outbox.add(tx, mailWritten(row.id));
    return true;
  }

  /** The twin of a text: the same words, and its addresses are links. */
  htmlOf({ subject, text }: Pick<MailMessage, 'subject' | 'text'>): string {
    return this.views.render('platform/mail/views/letter.njk', {
      ...{ subject, fromName: this.settings.mail.fromName, paragraphs: paragraphsOf(text) },
    });
  }
}

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** `award/<id>/offered/<address>` is about the award with that id. */
function aboutOf(key: string): Pick<MailMessage, 'aboutKind' | 'aboutId'> {
  const [aboutKind = '', id = ''] = key.split('/');
  return { aboutKind, aboutId: ID.test(id) ? id : null };
}
