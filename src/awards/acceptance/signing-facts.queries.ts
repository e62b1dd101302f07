import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Award } from '../award.entity.js';
import { AwardSignature } from './award-signature.entity.js';
import type { SigningFacts } from './signing.rules.js';

export interface LockedOffer {
  readonly award: Award;
  /** Those that count, the first on top. */
  readonly signatures: readonly AwardSignature[];
  readonly facts: Omit<SigningFacts, 'agreementNumber' | 'seenAgreement'>;
}

@Injectable()
export class SigningFactsQueries {
  constructor(private readonly clock: Clock) {}

  /** The award as it stays until this transaction ends: two who sign come one after the other. */
  async lock(tx: Tx, awardId: string): Promise<LockedOffer> {
    const lock = { mode: 'pessimistic_write' } as const;
    const award = await tx.findOne(Award, { where: { id: awardId }, lock });
    if (!award) throw new NotFoundException();
    const signatures = await tx.find(AwardSignature, {
      where: { awardId, endedAt: IsNull() },
      order: { signedAt: 'ASC', id: 'ASC' },
    });
    const [round] = await tx.query<{ signatories: number }[]>(
      `SELECT r.signatories FROM application a JOIN round r ON r.id = a.round_id WHERE a.id = $1`,
      [award.applicationId],
    );
    return {
      award,
      signatures,
      facts: {
        status: award.status,
        today: this.clock.today(),
        offerEndsOn: award.offerEndsOn,
        signatories: round?.signatories ?? 2,
        signed: signatures,
      },
    };
  }
}
