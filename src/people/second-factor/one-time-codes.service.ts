import { Injectable } from '@nestjs/common';
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { Clock } from '../../kernel/clock.js';

const STEP_SECONDS = 30;

/** The codes of authenticator apps: six digits, another each half minute (RFC 6238). */
@Injectable()
export class OneTimeCodes {
  constructor(private readonly clock: Clock) {}

  /** 160 bits, in base32. */
  newSecret(): string {
    return generateSecret();
  }

  /** The half minute whose code was typed: this one, or the one before or after it. */
  stepOf(secret: string, typed: string): number | undefined {
    const token = typed.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return undefined;
    const epoch = this.epoch();
    const found = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS });
    return found.valid ? Math.floor(epoch / STEP_SECONDS) + found.delta : undefined;
  }

  /** The code that the app shows now. */
  current(secret: string): string {
    return generateSync({ secret, epoch: this.epoch() });
  }

  /** What the app reads from the picture. */
  addressFor(email: string, secret: string): string {
    return generateURI({ issuer: 'Almoner', label: email, secret });
  }

  private epoch(): number {
    return Math.floor(this.clock.now().getTime() / 1000);
  }
}
