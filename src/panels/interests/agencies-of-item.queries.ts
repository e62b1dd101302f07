import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Addressee } from '../../people/people.queries.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Sector } from '../membership/agency.entity.js';
import type { PanelRule } from '../rule/panel-rule.js';

/** An agency with a seat on the panel today, as far as one bid is concerned. */
export interface AgencyOfBid {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly sector: Sector;
  /** Everybody who sits for it has a pecuniary interest, as all have when it is the applicant itself. */
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
    private readonly clock: Clock,
  ) {}

  /** Every agency with a seat today on the panel of the bid's round, by name. */
  of(tx: Tx, applicationId: string): Promise<readonly AgencyOfBid[]> {
    return tx.query<AgencyOfBid[]>(
      `SELECT g.id AS "agencyId", g.name AS "agencyName", g.sector,
              bool_and(coalesce(i.kind = 'pecuniary', false)) AS "isRecused"
         FROM ${SEATED}
        WHERE a.id = $1 GROUP BY g.id ORDER BY g.name`,
      [applicationId, this.clock.today()],
    );
  }

  /**
   * Who may answer for these agencies about the bid, as things stand now, under that rule. Ask when sending, never
   * before.
   */
  voters(
    applicationId: string,
    agencyIds: readonly string[],
    { mayDeputiesAnswer }: Pick<PanelRule, 'mayDeputiesAnswer'>,
    tx: Tx = this.dataSource.manager,
  ): Promise<readonly Voter[]> {
    return tx.query<Voter[]>(
      `SELECT p.id, p.name, p.email, g.id AS "agencyId", g.name AS "agencyName"
         FROM ${SEATED} JOIN person p ON p.id = s.person_id
        WHERE a.id = $1 AND g.id = ANY($3) AND i.kind IS DISTINCT FROM 'pecuniary'
          AND ($4 OR s.deputy_of IS NULL)
        ORDER BY g.name, p.email`,
      [applicationId, this.clock.today(), agencyIds, mayDeputiesAnswer],
    );
  }
}

const SEATED = `
  application a
         JOIN round r ON r.id = a.round_id
         JOIN seat s ON s.panel_id = r.panel_id AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
         JOIN agency g ON g.id = s.agency_id
         LEFT JOIN interest_in_bid i ON i.application_id = a.id AND i.person_id = s.person_id`;
