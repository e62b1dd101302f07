import { createHash, createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { plainCode } from './typed-code.rules.js';
import { SignInToken } from './sign-in-token.entity.js';

const MINUTES = 10;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Neither vowels, which make words, nor what is read as something else. */
const CODE_LETTERS = 'BCDFGHJKMNPQRSTVWXYZ23456789';
const CODE_LENGTH = 8;

/** Who asks to sign in, and from where. */
export interface Asking {
  /** As `readEmailAddress` gives it. */
  readonly email: string;
  readonly browserId: string;
  readonly wantedUrl: string;
}

/** Writes the message that lets somebody in. */
@Injectable()
export class SignInAsking {
  constructor(
    private readonly transactions: Transactions,
    private readonly mail: Mail,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the same for every address, known or not: nobody learns from the answer, nor from how long it
   * takes, who is in the house; and somebody new may come in.
   */
  ask({ email, browserId, wantedUrl }: Asking): Promise<void> {
    const id = randomUUID();
    const token = randomBytes(16).toString('base64url');
    const code = newCode();
    const now = this.clock.now();
    return this.transactions.run(async (tx) => {
      await tx.delete(SignInToken, { expiresAt: LessThan(new Date(now.getTime() - DAY_MS)) });
      await tx.insert(SignInToken, {
        id,
        email,
        browserId,
        wantedUrl,
        tokenHash: hashOfToken(token),
        codeHash: hashOfCode(this.settings.sessionSecret, id, code),
        createdAt: now,
        expiresAt: new Date(now.getTime() + MINUTES * 60 * 1000),
      });
      await this.mail.write(tx, {
        key: `sign-in/${id}`,
        to: email,
        subject: 'Sign in to the One Colchester Funding Panel',
        template: 'people/sign-in/views/sign-in.txt.njk',
        model: { link: `${this.settings.baseUrl}/sign-in/link/${token}`, code, minutes: MINUTES },
      });
    });
  }
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function hashOfCode(secret: string, tokenId: string, code: string): string {
  return createHmac('sha256', secret)
    .update(`${tokenId}/${plainCode(code)}`)
    .digest('hex');
}

/** `K7QM-2XWP`: some 38 bits, easy to read aloud and to copy from another screen. */
function newCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () =>
    CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length)),
  ).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
