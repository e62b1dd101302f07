import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Sector } from '../membership/agency.entity.js';
import { AgencyRecusals } from './agency-recusals.queries.js';

/** An agency with a seat on the panel today, as far as one bid is concerned. */
export interface AgencyOfBid {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly sector: Sector;
  /** It is the applicant itself, or everybody who sits for it has a pecuniary interest. */
  readonly isRecused: boolean;
}

/** Somebody who may answer for their agency about a bid. */
export interface Voter extends Addressee {
  readonly agencyId: string;
  readonly agencyName: string;
}

/** Which agencies may decide a bid, and who may answer for them: one policy for pages, ballots and messages. */
@Injectable()
export class AgenciesOfItem {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recusals: AgencyRecusals,
    private readonly clock: Clock,
  ) {}

  /** Every agency with a seat today on the panel of the bid's round, by name. */
  async of(tx: Tx, applicationId: string): Promise<readonly AgencyOfBid[]> {
    const recused = await this.recusals.of(tx, applicationId);
    const rows = await tx.query<AgencyOfBid[]>(
      `SELECT g.id AS "agencyId", g.name AS "agencyName", g.sector,
              bool_and(coalesce(d.kind = 'pecuniary', false)) AS "isRecused"
         FROM ${SEATED}
        WHERE a.id = $1 GROUP BY g.id ORDER BY g.name`,
      [applicationId, this.clock.today()],
    );
    return rows.map((row) => ({
      ...row,
      isRecused: row.isRecused || recused.includes(row.agencyName),
    }));
  }

  /** Who may answer for these agencies about the bid, as things stand now. Ask when sending, never before. */
  async voters(
    applicationId: string,
    agencyIds: readonly string[],
    tx: Tx = this.dataSource.manager,
  ): Promise<readonly Voter[]> {
    const recused = await this.recusals.of(tx, applicationId);
    return tx.query<Voter[]>(
      `SELECT p.id, p.name, p.email, g.id AS "agencyId", g.name AS "agencyName"
         FROM ${SEATED} JOIN person p ON p.id = s.person_id
        WHERE a.id = $1 AND g.id = ANY($3) AND d.kind IS DISTINCT FROM 'pecuniary'
          AND g.name <> ALL($4)
        ORDER BY g.name, p.email`,
      [applicationId, this.clock.today(), agencyIds, recused],
    );
  }
}

const SEATED = `
  application a
         JOIN round r ON r.id = a.round_id
         JOIN seat s ON s.panel_id = r.panel_id AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
         JOIN agency g ON g.id = s.agency_id
         LEFT JOIN declaration d ON d.application_id = a.id AND d.person_id = s.person_id`;
