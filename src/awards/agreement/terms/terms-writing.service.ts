import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { AgreementTerms } from './agreement-terms.entity.js';

export interface WriteTerms {
  readonly panelId: string;
  readonly text: string;
  /** The version that this one follows; 0 for the house's own. */
  readonly seenVersion: number;
  readonly by: string;
}

@Injectable()
export class TermsWriting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the next version, for agreements made from then on. The same words again, by a second click, are the
   * version that there is. The caller has seen that there is such a panel.
   * @throws Refused when somebody wrote meanwhile.
   */
  write({ panelId, text, seenVersion, by }: WriteTerms): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM panel WHERE id = $1 FOR NO KEY UPDATE', [panelId]);
      const where = { panelId };
      const last = await tx.findOne(AgreementTerms, { where, order: { version: 'DESC' } });
      if (last?.text === text) return;
      const version = last?.version ?? 0;
      if (seenVersion !== version) {
        refuse(
          'terms-changed',
          'Somebody has changed the terms meanwhile: read them again',
          'text',
        );
      }
      const writtenAt = this.clock.now();
      await tx.insert(AgreementTerms, {
        ...{ panelId, version: version + 1, text, writtenAt, writtenBy: by },
      });
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'agreement-terms-written',
        by,
        detail: { version: version + 1 },
      });
    });
  }
}
