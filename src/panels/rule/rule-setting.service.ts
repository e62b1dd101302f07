import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import type { PanelRule } from './panel-rule.js';
import { PanelRuleVersion } from './panel-rule.entity.js';
import { PanelRules } from './panel-rules.queries.js';
import { isSameRule, refusalsToSet } from './rule-setting.rules.js';

export interface SetRule extends PanelRule {
  readonly panelId: string;
  /** The version that was in force when the form was shown. */
  readonly seenVersion: number;
  /** Where it is written: the terms of reference, a minute. */
  readonly reason: string;
}

@Injectable()
export class RuleSetting {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: PanelRules,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A new version of the panel's rule, in force from now. What was decided stays under the version it was
   * decided under. The same again (a double click) is the version that is there.
   * @throws Refused when it contradicts itself, changes nothing, or another was set meanwhile.
   */
  set({ panelId, seenVersion, reason, ...wanted }: SetRule, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT id FROM panel WHERE id = $1 FOR UPDATE', [panelId]);
      const inForce = await this.rules.inForce(panelId, tx);
      const isSetAlready =
        inForce.version === seenVersion + 1 &&
        inForce.reason === reason &&
        isSameRule(wanted, inForce);
      if (isSetAlready) return;
      refuseIfAny(refusalsToSet({ wanted, inForce, seenVersion }));

      const version = inForce.version + 1;
      const setAt = this.clock.now();
      await tx.insert(PanelRuleVersion, { panelId, version, ...wanted, reason, setAt, setBy: by });
      await this.audit.record(tx, {
        subject: `panel/${panelId}`,
        act: 'set-rule',
        by,
        detail: { version, reason },
      });
    });
  }
}
