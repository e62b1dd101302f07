import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface PanelInPublic {
  readonly name: string;
  readonly parentBody: string;
  readonly quorumAgencies: number;
  /** The agencies on it today. */
  readonly agencies: number;
}

/** Who decides, as anybody may know it. */
@Injectable()
export class PanelsInPublic {
  constructor(private readonly dataSource: DataSource) {}

  list(): Promise<PanelInPublic[]> {
    return this.dataSource.query<PanelInPublic[]>(
      `SELECT p.name, p.parent_body AS "parentBody", u.quorum_agencies AS "quorumAgencies",
              count(DISTINCT s.agency_id)::integer AS agencies
         FROM panel p
         JOIN panel_rule u ON u.panel_id = p.id AND u.version = (SELECT max(version) FROM panel_rule WHERE panel_id = p.id)
         LEFT JOIN seat s ON s.panel_id = p.id AND s.ends_on IS NULL
        GROUP BY p.id, u.id ORDER BY p.name`,
    );
  }
}
