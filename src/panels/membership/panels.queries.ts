import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Agency } from './agency.entity.js';
import { Panel } from './panel.entity.js';

export interface PanelSummary {
  readonly id: string;
  readonly name: string;
  readonly parentBody: string;
  readonly quorumAgencies: number;
  readonly members: number;
  readonly agencies: number;
}

@Injectable()
export class Panels {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  byId(id: string, tx: Tx = this.dataSource.manager): Promise<Panel | null> {
    return tx.findOneBy(Panel, { id });
  }

  /** By name, with how many people and agencies sit on each today. */
  list(): Promise<readonly PanelSummary[]> {
    return this.dataSource.query<PanelSummary[]>(
      `SELECT p.id, p.name, p.parent_body AS "parentBody", u.quorum_agencies AS "quorumAgencies",
              count(s.id) FILTER (WHERE s.deputy_of IS NULL)::integer AS members, count(DISTINCT s.agency_id)::integer AS agencies
         FROM panel p
         JOIN panel_rule u ON u.panel_id = p.id AND u.version = (SELECT max(version) FROM panel_rule WHERE panel_id = p.id)
         LEFT JOIN seat s ON s.panel_id = p.id AND s.starts_on <= $1
                                      AND ($1 <= s.ends_on OR s.ends_on IS NULL)
        GROUP BY p.id, u.id ORDER BY p.name`,
      [this.clock.today()],
    );
  }

  /** Every agency the house knows, by name. */
  agencies(): Promise<Agency[]> {
    return this.dataSource.manager.find(Agency, { order: { name: 'ASC' } });
  }
}
