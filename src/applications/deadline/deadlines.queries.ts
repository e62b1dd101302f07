import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExtensionCause } from './deadline-extension.entity.js';

export interface ExtensionShown {
  readonly id: string;
  readonly roundTitle: string;
  readonly roundSlug: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly until: Date;
  readonly cause: ExtensionCause;
  readonly reason: string;
  readonly givenAt: Date;
  readonly givenByName: string;
}

/** Who has more time in a round. Reasons may be about somebody's health: callers show them to coordinators only. */
@Injectable()
export class Deadlines {
  constructor(private readonly dataSource: DataSource) {}

  /** By organisation, the latest first. */
  ofRound(roundId: string): Promise<readonly ExtensionShown[]> {
    return this.select('e.round_id = $1 ORDER BY o.name, e.until DESC', roundId);
  }

  async byId(id: string): Promise<ExtensionShown | undefined> {
    const [extension] = await this.select('e.id = $1', id);
    return extension;
  }

  /** When the round closes for whichever of these organisations has the most time. */
  async latestFor(roundId: string, organisationIds: readonly string[]): Promise<Date> {
    const [row] = await this.dataSource.query<{ latest: Date }[]>(
      `SELECT greatest(r.closes_at, (SELECT max(round_deadline(r.id, o)) FROM unnest($2::uuid[]) o)) AS latest
         FROM round r WHERE r.id = $1`,
      [roundId, organisationIds],
    );
    if (!row) throw new Error(`There is no round ${roundId}`);
    return row.latest;
  }

  async graceOf(roundId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ minutes: number }[]>(
      'SELECT grace_minutes AS minutes FROM round WHERE id = $1',
      [roundId],
    );
    return row?.minutes ?? 0;
  }

  private select(where: string, id: string): Promise<ExtensionShown[]> {
    return this.dataSource.query<ExtensionShown[]>(
      `SELECT e.id, r.title AS "roundTitle", r.slug AS "roundSlug", e.organisation_id AS "organisationId",
              o.name AS "organisationName", e.until, e.cause, e.reason, e.given_at AS "givenAt",
              p.name AS "givenByName"
         FROM deadline_extension e
         JOIN round r ON r.id = e.round_id
         JOIN organisation o ON o.id = e.organisation_id
         JOIN person p ON p.id = e.given_by
        WHERE ${where}`,
      [id],
    );
  }
}
