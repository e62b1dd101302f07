import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { VariationLimit } from './variation-limit.entity.js';
import { isSame, refusalsToSetLimits, type VariationLimits } from './variation-limit.rules.js';
import { VariationLimitsQueries } from './variation-limits.queries.js';

export interface SetLimits extends VariationLimits {
  readonly panelId: string;
  /** The version that was in force when the form was shown; 0 when there was none. */
  readonly seenVersion: number;
  /** Where it is written. */
  readonly reason: string;
}

/** Says who decides which changes of a panel's awards. */
@Injectable()
export class VariationLimitSetting {
  constructor(
    private readonly transactions: Transactions,
    private readonly limits: VariationLimitsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * In force from now on, also for what was asked before. The same again (a double click) is the one that is there.
   * @throws Refused when it contradicts itself, changes nothing, or another was set meanwhile.
   */
  set({ panelId, seenVersion, reason, ...wanted }: SetLimits, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT id FROM panel WHERE id = $1 FOR UPDATE', [panelId]);
      const inForce = await this.limits.inForce(panelId, tx);
      const isSetAlready =
        inForce?.version === seenVersion + 1 &&
        inForce.reason === reason &&
        isSame(wanted, inForce);
      if (isSetAlready) return;
      refuseIfAny(refusalsToSetLimits(wanted, seenVersion, inForce));
      const version = seenVersion + 1;
      await tx.insert(VariationLimit, {
        ...{ panelId, version, ...wanted, reason, setAt: this.clock.now(), setBy: by },
      });
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'set-variation-limits',
        by,
        detail: { version, reason },
      });
    });
  }
}
