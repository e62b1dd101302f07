import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Clock } from '../../kernel/clock.js';
import { FIRST_RULE } from '../rule/panel-rule.js';
import { PanelRuleVersion } from '../rule/panel-rule.entity.js';
import { Panel } from './panel.entity.js';

export interface OpenPanel {
  readonly name: string;
  /** The group it reports to, in words. */
  readonly parentBody: string;
  /** How many agencies must be present and able to vote. */
  readonly quorumAgencies: number;
}

@Injectable()
export class PanelOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A panel with nobody on it yet, and its first rule. The same again is the panel that is there: a double click.
   * @throws Refused when another panel has the name.
   */
  open({ name, parentBody, quorumAgencies }: OpenPanel, by: string): Promise<Panel> {
    return this.transactions.run(async (tx) => {
      const same = await tx.findOneBy(Panel, { name, parentBody });
      if (same && (await hasBegunWith(tx, same.id, quorumAgencies))) return same;
      const panel = await tx.save(Panel, { name, parentBody });
      await tx.insert(PanelRuleVersion, {
        ...{ panelId: panel.id, version: 1, ...FIRST_RULE, quorumAgencies },
        ...{ reason: 'The panel was opened', setAt: this.clock.now(), setBy: by },
      });
      await this.audit.record(tx, {
        subject: `panel/${panel.id}`,
        act: 'opened',
        by,
        detail: { name, quorumAgencies },
      });
      return panel;
    });
  }
}

function hasBegunWith(tx: Tx, panelId: string, quorumAgencies: number): Promise<boolean> {
  return tx.existsBy(PanelRuleVersion, { panelId, version: 1, quorumAgencies });
}
