import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  KEYSET_ROWS,
  keysetPageOf,
  type KeysetPage,
  type Place,
} from '../platform/web/keyset.rules.js';
import { Applications, type ApplicationSummary } from './applications.queries.js';

/** What an organisation's people have asked for, page by page. */
export interface OwnApplicationsPage extends KeysetPage<ApplicationSummary> {
  /** Of all pages. */
  readonly count: number;
}

@Injectable()
export class OwnApplications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applications: Applications,
  ) {}

  /**
   * Fifty a page, the latest started first; above the first page the drafts that can still be sent in,
   * the first to close on top. A place that is not there is the start.
   */
  async page(
    organisationIds: readonly string[],
    place: Place,
    now: Date,
  ): Promise<OwnApplicationsPage> {
    const found = await this.begun(organisationIds, place, now);
    if (found.length === 0 && place.beside !== 'start') {
      return this.page(organisationIds, { beside: 'start' }, now);
    }
    const { rows, previous, next } = keysetPageOf(found, place, (id) => id);
    const isFirst = previous === undefined;
    const [drafts, count] = await Promise.all([
      isFirst ? this.openDrafts(organisationIds, now) : [],
      this.count(organisationIds),
    ]);
    return { count, previous, next, rows: await this.applications.byIds([...drafts, ...rows]) };
  }

  private async begun(
    organisationIds: readonly string[],
    place: Place,
    now: Date,
  ): Promise<readonly string[]> {
    const isBackwards = place.beside === 'before';
    const beside =
      place.beside === 'start'
        ? ''
        : `AND (a.started_at, a.id) ${isBackwards ? '>' : '<'}
             (SELECT started_at, id FROM application WHERE id = $3 AND organisation_id = ANY($1))`;
    const order = isBackwards ? 'a.started_at, a.id' : 'a.started_at DESC, a.id DESC';
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT a.id FROM application a
        WHERE a.organisation_id = ANY($1)
          AND NOT (a.status = 'draft' AND application_deadline(a) > $2) ${beside}
        ORDER BY ${order} LIMIT ${KEYSET_ROWS + 1}`,
      [organisationIds, now, ...(place.beside === 'start' ? [] : [place.key])],
    );
    return rows.map(({ id }) => id);
  }

  /** At most one for each round that is open. */
  private async openDrafts(organisationIds: readonly string[], now: Date): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT a.id FROM application a
        WHERE a.organisation_id = ANY($1) AND a.status = 'draft' AND application_deadline(a) > $2
        ORDER BY application_deadline(a), a.reference`,
      [organisationIds, now],
    );
    return rows.map(({ id }) => id);
  }

  private async count(organisationIds: readonly string[]): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM application WHERE organisation_id = ANY($1)',
      [organisationIds],
    );
    return row?.count ?? 0;
  }
}
