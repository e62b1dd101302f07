import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
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
  ) {}

  /**
   * A panel with nobody on it yet. The same again is the panel that is there: a double click.
   * @throws Refused when another panel has the name.
   */
  open({ name, parentBody, quorumAgencies }: OpenPanel, by: string): Promise<Panel> {
    return this.transactions.run(async (tx) => {
      const same = await tx.findOneBy(Panel, { name, parentBody, quorumAgencies });
      if (same) return same;
      const panel = await tx.save(Panel, { name, parentBody, quorumAgencies });
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
