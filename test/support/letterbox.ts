import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A message that arrived over SMTP. */
interface Arrived {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** The calendar file that came with it, and how it is to be taken: `text/calendar; method=REQUEST`. */
  readonly calendar: { readonly type: string; readonly content: string } | undefined;
}

/** A real mail server on this machine that keeps what it is given. */
export interface Letterbox {
  readonly url: string;
  readonly messages: readonly Arrived[];
  /** Waits until a message to this address arrives whose subject or text holds `words`. */
  waitFor(to: string, words: string, patienceMs?: number): Promise<Arrived>;
  /** All that have arrived for an address. */
  to(address: string): readonly Arrived[];
  /** While true, the server refuses every message for now, as a full or restarting one does. */
  isDown: boolean;
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;

export async function openLetterbox(): Promise<Letterbox> {
  const messages: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then(
        (mail) => {
          if (letterbox.isDown) {
            done(Object.assign(new Error('Try again later'), { responseCode: 451 }));
            return;
          }
          for (const { address } of session.envelope.rcptTo) messages.push(arrived(address, mail));
          done();
        },
        (problem: unknown) => {
          done(problem instanceof Error ? problem : new Error('Unreadable message'));
        },
      );
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  const letterbox: Letterbox = {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    isDown: false,
    to: (address) => messages.filter((message) => message.to === address),
    async waitFor(to, words, patienceMs = PATIENCE_MS) {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        const found = messages.find(
          (message) => message.to === to && `${message.subject}\n${message.text}`.includes(words),
        );
        if (found) return found;
        if (Date.now() > deadline) {
          const seen = messages.map((message) => `${message.to}: ${message.subject}`).join('\n');
          throw new Error(`No message to ${to} with "${words}". Arrived:\n${seen}`);
        }
        await new Promise((resume) => setTimeout(resume, 50));
      }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
  return letterbox;
}

function arrived(to: string, mail: ParsedMail): Arrived {
  const calendar = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const { params } = (calendar?.headers.get('content-type') ?? {}) as {
    params?: Record<string, string>;
  };
  return {
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    messageId: mail.messageId ?? '',
    calendar: calendar && {
      type: `text/calendar; method=${params?.['method'] ?? ''}`,
      content: calendar.content.toString(),
    },
  };
}
