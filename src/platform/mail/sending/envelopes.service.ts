import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Settings } from '../../config/settings.js';
import type { MailMessage } from '../mail-message.entity.js';
import type { Posted } from './conversation.js';

/** What a signature covers. A click that stops reminders counts only where both its headers are signed (RFC 8058). */
const SIGNED = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding'],
  ...['Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

/** Makes of a message the bytes that a mail server is given: headers, text and HTML, signed where we sign. */
@Injectable()
export class Envelopes {
  private readonly host: string;
  private readonly press;

  constructor(private readonly settings: Settings) {
    this.host = new URL(settings.baseUrl).hostname;
    const { dkim } = settings.mail;
    this.press = createTransport({
      ...{ streamTransport: true, buffer: true, newline: 'windows' },
      ...(dkim && { dkim: { ...dkim, headerFieldNames: SIGNED } }),
    });
  }

  /** Addresses stand as they are, never read as lists; a header is one line, whatever a name holds. */
  async of(message: MailMessage): Promise<Posted> {
    const { fromName, fromAddress = `no-reply@${this.host}`, replyTo } = this.settings.mail;
    const { message: raw } = await this.press.sendMail({
      from: { name: fromName, address: fromAddress },
      to: { name: '', address: message.toAddress },
      ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
      subject: message.subject,
      text: message.text,
      html: message.html,
      ...(message.calendar === null ? {} : { icalEvent: invitationOf(message.calendar) }),
      messageId: `<${message.id}@${this.host}>`,
      headers: {
        'Auto-Submitted': 'auto-generated', // nobody's holiday notice answers it
        ...(message.listUnsubscribe === null ? {} : unsubscribingWith(message.listUnsubscribe)),
      },
      envelope: { from: fromAddress, to: [message.toAddress] },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    if (!Buffer.isBuffer(raw)) throw new Error('A message was not made whole');
    return { from: fromAddress, to: message.toAddress, raw };
  }
}

/** One click in the mail program, by RFC 8058: it posts, so that whoever only looks at the address changes nothing. */
function unsubscribingWith(url: string): Readonly<Record<string, string>> {
  return {
    'List-Unsubscribe': `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** As mail programs want it: a part `text/calendar` that says what it asks for, and the same to be saved. */
function invitationOf(calendar: string): { method: string; filename: string; content: string } {
  const method = /^METHOD:(\w+)/m.exec(calendar)?.[1];
  if (method === undefined) throw new Error('A calendar file without a method invites nobody');
  return { method, filename: 'meeting.ics', content: calendar };
}
