import { createPrivateKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { SettingProblem } from './setting-problem.js';

/** How messages leave, and how the house hears that one came back. */
export interface MailSettings {
  /** The name that mail programs show, and that stands above each message. */
  readonly fromName: string;
  /** Unset: `no-reply` at the host of BASE_URL. */
  readonly fromAddress?: string | undefined;
  /** Where answers go; unset: to the sender's address. */
  readonly replyTo?: string | undefined;
  /** Unset: messages are not signed here. */
  readonly dkim?: DkimSettings | undefined;
  /** A mailbox to which mail servers report what they could not deliver: an mbox file or a Maildir folder. */
  readonly bounceMailbox?: string | undefined;
  /** What a mail provider says at /hooks/mail to be believed; unset: there is no such address. */
  readonly hookSecret?: string | undefined;
  /** How long the mail server may take for an answer. */
  readonly patienceMs: number;
}

interface DkimSettings {
  readonly domainName: string;
  readonly keySelector: string;
  /** In PEM. */
  readonly privateKey: string;
}

export const PLAIN_MAIL: MailSettings = {
  fromName: 'One Colchester Funding Panel',
  patienceMs: 20_000,
};

type Given = (name: string) => string | undefined;

/** @throws SettingProblem naming the first setting that is wrong. */
export function readMailSettings(given: Given): MailSettings {
  return {
    ...PLAIN_MAIL,
    fromName: readName(given('MAIL_FROM_NAME')) ?? PLAIN_MAIL.fromName,
    fromAddress: readAddress('MAIL_FROM', given),
    replyTo: readAddress('MAIL_REPLY_TO', given),
    dkim: readDkim(given),
    bounceMailbox: readMailbox(given('BOUNCE_MAILBOX')),
    hookSecret: readHookSecret(given('MAIL_HOOK_SECRET')),
  };
}

function readName(text: string | undefined): string | undefined {
  // eslint-disable-next-line no-control-regex -- a line break would begin another header
  if (text !== undefined && (text.length > 100 || /[\u0000-\u001f\u007f]/.test(text))) {
    throw new SettingProblem('MAIL_FROM_NAME', 'must be one line of at most 100 characters');
  }
  return text;
}

function readAddress(name: string, given: Given): string | undefined {
  const text = given(name);
  if (text !== undefined && !/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text)) {
    throw new SettingProblem(name, `must be an e-mail address, not "${text}"`);
  }
  return text;
}

/** All three or none: half a signature makes every message look forged. */
function readDkim(given: Given): DkimSettings | undefined {
  const [domainName, keySelector, file] = [
    given('DKIM_DOMAIN'),
    given('DKIM_SELECTOR'),
    given('DKIM_KEY_FILE'),
  ];
  if (domainName === undefined && keySelector === undefined && file === undefined) return undefined;
  if (domainName === undefined || keySelector === undefined || file === undefined) {
    throw new SettingProblem(
      'DKIM_DOMAIN',
      'must be set together with DKIM_SELECTOR and DKIM_KEY_FILE, or none of the three',
    );
  }
  try {
    const privateKey = readFileSync(resolve(file), 'utf8');
    createPrivateKey(privateKey);
    return { domainName, keySelector, privateKey };
  } catch {
    throw new SettingProblem('DKIM_KEY_FILE', `must be a private key in PEM, not "${file}"`);
  }
}

function readMailbox(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  if (statSync(resolve(path), { throwIfNoEntry: false }) === undefined) {
    throw new SettingProblem(
      'BOUNCE_MAILBOX',
      `must be an mbox file or a Maildir folder that is there, not "${path}"`,
    );
  }
  return resolve(path);
}

function readHookSecret(text: string | undefined): string | undefined {
  if (text !== undefined && text.length < 32) {
    throw new SettingProblem('MAIL_HOOK_SECRET', 'must be at least 32 characters long');
  }
  return text;
}
