import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Award } from '../award.entity.js';
import { afterAct } from '../award.lifecycle.js';
import { AwardSignature } from './award-signature.entity.js';
import { SigningFactsQueries } from './signing-facts.queries.js';
import { refusalsToTakeBack } from './signing.rules.js';

@Injectable()
export class SignatureTakingBack {
  constructor(
    private readonly transactions: Transactions,
    private readonly factsOf: SigningFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Who signed first thinks again, until the second has signed; the signature stays on record as taken back. A second
   * click changes nothing.
   * @throws Refused when the offer is accepted or over, or the signature is somebody else's.
   */
  takeBack(awardId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { award, signatures, facts } = await this.factsOf.lock(tx, awardId);
      if (award.status === 'offered') {
        const ended = { awardId, personId: by, endedBecause: 'taken-back' } as const;
        if (await tx.existsBy(AwardSignature, ended)) return;
      }
      refuseIfAny(refusalsToTakeBack(facts, by));
      const next = afterAct('take-back-signature', award.status);
      const own = signatures.find(({ personId }) => personId === by);
      if ('refusal' in next || !own) throw new Error(`${awardId} has no signature to take back`);
      await tx.update(
        AwardSignature,
        { id: own.id },
        { endedAt: this.clock.now(), endedBecause: 'taken-back' },
      );
      await tx.update(Award, { id: awardId }, { status: next.status });
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'signature-taken-back',
        by,
        detail: { from: award.status, to: next.status },
      });
    });
  }
}
