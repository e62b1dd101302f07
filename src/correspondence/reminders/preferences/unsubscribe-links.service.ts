import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Sealing } from '../../../platform/secrets/sealing.service.js';

/** The addresses at which a person stops one kind of reminder without signing in. Nobody can make one up. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    private readonly settings: Settings,
    private readonly sealing: Sealing,
  ) {}

  to(personId: string, kind: string): string {
    return `${this.settings.baseUrl}/unsubscribe/${kind}/${personId}/${this.signatureOf(personId, kind)}`;
  }

  /** Whether we have made this address. */
  isOurs(personId: string, kind: string, signature: string): boolean {
    const own = Buffer.from(this.signatureOf(personId, kind));
    const sent = Buffer.from(signature);
    return own.length === sent.length && timingSafeEqual(own, sent);
  }

  private signatureOf(personId: string, kind: string): string {
    return this.sealing.fingerprint(`unsubscribe/${kind}/${personId}`);
  }
}
