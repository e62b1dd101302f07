import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import {
  KEYSET_ROWS,
  keysetPageOf,
  type KeysetPage,
  type Place,
} from '../../platform/web/keyset.rules.js';
import type { ApplicationStatus } from '../application.lifecycle.js';
import { shutByInterest, tallySeenBy } from './seen-tally.queries.js';
import { Applications, type ApplicationSummary } from '../applications.queries.js';

type SubmittedStatus = Exclude<ApplicationStatus, 'draft'>;

/** How many of a round's applications are in one state, and what they ask for together. */
export interface StateOfRound {
  readonly status: SubmittedStatus;
  readonly count: number;
  readonly askedPence: Pence;
}

/** What has arrived in one round, page by page; drafts are nobody else's, and what an interest shuts to the reader is in no sum. */
@Injectable()
export class RoundApplications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
  ) {}

  /** From the tally that the database keeps: as quick for 100,000 as for one. */
  async states(roundId: string, readerId: string): Promise<readonly StateOfRound[]> {
    const rows = await this.dataSource.query<
      { status: SubmittedStatus; count: string; askedPence: string }[]
    >(
      `SELECT status, sum(count) AS count, sum(asked_pence) AS "askedPence"
         FROM ${tallySeenBy('$2')} WHERE round_id = $1 AND status <> 'draft'
        GROUP BY status HAVING sum(count) > 0 ORDER BY status`,
      [roundId, readerId],
    );
    return rows.map(({ status, count, askedPence }) => ({
      status,
      count: Number(count),
      askedPence: BigInt(askedPence),
    }));
  }

  /** In the order of their references, fifty a page; in one state or in any. A place that is not there is the start. */
  async page(
    readerId: string,
    roundId: string,
    status: SubmittedStatus | undefined,
    place: Place,
  ): Promise<KeysetPage<ApplicationSummary>> {
    const found = await this.references(readerId, roundId, status, place);
    if (found.length === 0 && place.beside !== 'start') {
      return this.page(readerId, roundId, status, { beside: 'start' });
    }
    const { rows, ...neighbours } = keysetPageOf(found, place, ({ reference }) => reference);
    return { ...neighbours, rows: await this.applications.byIds(rows.map(({ id }) => id)) };
  }

  private references(
    readerId: string,
    roundId: string,
    status: SubmittedStatus | undefined,
    place: Place,
  ): Promise<{ id: string; reference: string }[]> {
    const isBackwards = place.beside === 'before';
    const beside = place.beside === 'start' ? '' : `AND reference ${isBackwards ? '<' : '>'} $4`;
    return this.dataSource.query(
      `SELECT a.id, a.reference FROM application a
        WHERE round_id = $1 AND submitted_at IS NOT NULL
          AND ${status === undefined ? '$2::text IS NULL' : 'status = $2'} ${beside}
          AND a.id NOT IN (${shutByInterest('$3')})
        ORDER BY reference ${isBackwards ? 'DESC' : ''} LIMIT ${KEYSET_ROWS + 1}`,
      [roundId, status ?? null, readerId, ...(place.beside === 'start' ? [] : [place.key])],
    );
  }
}
