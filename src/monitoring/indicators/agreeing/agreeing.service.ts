import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { Indicators } from '../indicators.queries.js';
import { IndicatorTarget } from './indicator-target.entity.js';

export interface AgreeTarget {
  readonly awardId: string;
  readonly indicatorId: string;
  /** Over the whole award; null takes it back. */
  readonly target: number | null;
  readonly by: string;
}

/** What was agreed with one grantee that it will reach. */
@Injectable()
export class AgreeingTargets {
  constructor(
    private readonly transactions: Transactions,
    private readonly indicators: Indicators,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The same again changes nothing. @throws Refused for what the award's round doesn't ask for. */
  agree({ awardId, indicatorId, target, by }: AgreeTarget): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT FROM award WHERE id = $1 FOR NO KEY UPDATE', [awardId]);
      const found = (await this.indicators.ofAward(awardId, tx)).find(
        (one) => one.id === indicatorId,
      );
      if (!found)
        return refuse(
          'not-asked-for',
          'The round of this grant does not ask for that',
          'indicator',
        );
      if (found.target === target) return;
      if (target === null) await tx.delete(IndicatorTarget, { awardId, indicatorId });
      else {
        const agreed = { awardId, indicatorId, target, agreedAt: this.clock.now(), agreedBy: by };
        await tx.upsert(IndicatorTarget, agreed, ['awardId', 'indicatorId']);
      }
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'indicator target agreed',
        by,
        detail: { indicator: found.name, from: found.target, to: target },
      });
    });
  }
}
