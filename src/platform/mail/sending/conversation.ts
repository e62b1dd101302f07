import { Readable } from 'node:stream';
import type { ConnectionUrlOptions } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { BrokenOff } from './outcome.rules.js';

/** The conversation ended without the server having taken the message for certain. */
export class ConversationBroken extends Error {
  constructor(
    readonly how: BrokenOff,
    /** The server's own, on one line. */
    readonly words: string,
  ) {
    super(words);
    this.name = 'ConversationBroken';
  }
}

/** What a message is when it leaves: whose, for whom, and its bytes as the server is given them. */
export interface Posted {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** The whole of it may take so much longer than one answer. */
const ANSWERS = 4;

/**
 * Hands one message to the mail server.
 * @returns what the server said when it took it.
 * @throws ConversationBroken saying how far it came: that decides whether it may be sent again.
 */
export function converse(
  options: ConnectionUrlOptions,
  { from, to, raw }: Posted,
  patienceMs: number,
): Promise<string> {
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    dnsTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  let hadText = false;
  /** Read from only once the server has said that it takes the text. */
  const text = new Readable({
    read(): void {
      hadText = true;
      this.push(raw);
      this.push(null);
    },
  });

  let deadline: NodeJS.Timeout | undefined;
  return new Promise<string>((resolve, reject) => {
    const fail = (problem: Problem): void => {
      const how = { hadText, code: problem.responseCode, command: problem.command ?? 'CONN' };
      const words = (problem.response ?? problem.message).replaceAll(/\s+/g, ' ').slice(0, 500);
      reject(new ConversationBroken(how, words));
    };
    const send = (): void => {
      connection.send({ from, to: [to] }, text, (problem, info) => {
        if (problem) fail(problem);
        else resolve(info.response);
      });
    };
    deadline = setTimeout(() => {
      fail(new Error('The mail server took too long'));
    }, patienceMs * ANSWERS);
    connection.on('error', fail);
    connection.once('end', () => {
      fail(new Error('The mail server hung up'));
    });
    connection.connect((problem) => {
      if (problem) fail(problem);
      else if (options.auth && connection.allowsAuth) {
        connection.login(options.auth, (refused) => {
          if (refused) fail(refused);
          else send();
        });
      } else send();
    });
  }).finally(() => {
    clearTimeout(deadline);
    connection.close();
  });
}

interface Problem extends Error {
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
}
