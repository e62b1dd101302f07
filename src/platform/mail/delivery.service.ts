import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../config/settings.js';
import { Transactions } from '../database/transactions.service.js';
import { MailMessage } from './mail-message.entity.js';

/** Hands messages to the mail server, or leaves them to the local outbox. */
@Injectable()
export class Delivery {
  private readonly transport: Transporter | undefined;
  private readonly host: string;

  constructor(
    settings: Settings,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    const { smtpUrl, baseUrl } = settings;
    this.host = new URL(baseUrl).hostname;
    this.transport =
      smtpUrl === undefined
        ? undefined
        : createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 20_000 });
  }

  /**
   * Sends one message, once: its row is locked while the mail server answers. If the program is
   * killed after the server took it and before our commit, it is sent again under the same
   * Message-ID, which mail programs show once; no order of two systems can do better.
   * @throws what the mail server answered; the queue tries again later.
   */
  deliver(messageId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const message = await tx.findOne(MailMessage, {
        where: { id: messageId },
        lock: { mode: 'pessimistic_write' },
      });
      if (message?.sentAt !== null) return;
      await this.transport?.sendMail({
        from: { name: 'One Colchester Funding Panel', address: `no-reply@${this.host}` },
        to: message.toAddress,
        subject: message.subject,
        text: message.text,
        html: message.html,
        ...(message.calendar === null ? {} : { icalEvent: invitationOf(message.calendar) }),
        messageId: `<${message.id}@${this.host}>`,
      });
      await tx.update(
        MailMessage,
        { id: messageId },
        { sentAt: this.clock.now(), attempts: message.attempts + 1 },
      );
    });
  }
}

/** As mail programs want it: a part `text/calendar` that says what it asks for, and the same to be saved. */
function invitationOf(calendar: string): { method: string; filename: string; content: string } {
  const method = /^METHOD:(\w+)/m.exec(calendar)?.[1];
  if (method === undefined) throw new Error('A calendar file without a method invites nobody');
  return { method, filename: 'meeting.ics', content: calendar };
}
