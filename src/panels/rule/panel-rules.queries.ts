import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { PanelRuleVersion } from './panel-rule.entity.js';

/** The rules of panels: the one in force, and those it took the place of. */
@Injectable()
export class PanelRules {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The rule in force. With the panel locked in that transaction it stays in force until it ends.
   * @throws Error for a panel that doesn't exist: one is opened with its first rule.
   */
  inForce(panelId: string, tx: Tx = this.dataSource.manager): Promise<PanelRuleVersion> {
    return tx.findOneOrFail(PanelRuleVersion, { where: { panelId }, order: { version: 'DESC' } });
  }

  /** Of every panel, the rule in force. */
  allInForce(): Promise<readonly PanelRuleVersion[]> {
    return this.dataSource.manager
      .createQueryBuilder(PanelRuleVersion, 'r')
      .distinctOn(['r.panel_id'])
      .orderBy('r.panel_id')
      .addOrderBy('r.version', 'DESC')
      .getMany();
  }

  /** All versions, the one in force first. */
  versions(panelId: string): Promise<readonly PanelRuleVersion[]> {
    return this.dataSource.manager.find(PanelRuleVersion, {
      where: { panelId },
      order: { version: 'DESC' },
    });
  }
}
