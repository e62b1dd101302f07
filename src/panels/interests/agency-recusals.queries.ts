import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';

/**
 * Agencies that apply themselves: whoever they send, they are out of their own bid. An agency is the applicant
 * when the coordinator has tied it to that organisation, or when both have the same name: the view
 * `applying_agency` says so, also to what shuts the bid to their people.
 */
@Injectable()
export class AgencyRecusals {
  constructor(private readonly dataSource: DataSource) {}

  /** The names of the agencies that are out of one bid, in that transaction. */
  async of(tx: Tx, applicationId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ agencyName: string }[]>(`${RECUSED} WHERE a.id = $1`, [
      applicationId,
    ]);
    return rows.map(({ agencyName }) => agencyName);
  }

  /** The same of every bid of a round, by the application's id; a bid without any is not in it. */
  async ofRound(roundId: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.dataSource.query<{ applicationId: string; agencyName: string }[]>(
      `${RECUSED} WHERE a.round_id = $1`,
      [roundId],
    );
    const recused = new Map<string, readonly string[]>();
    for (const { applicationId, agencyName } of rows) {
      recused.set(applicationId, [...(recused.get(applicationId) ?? []), agencyName]);
    }
    return recused;
  }
}

const RECUSED = `
  SELECT a.id AS "applicationId", g.name AS "agencyName"
    FROM applying_agency x
    JOIN application a ON a.id = x.application_id
    JOIN agency g ON g.id = x.agency_id`;
