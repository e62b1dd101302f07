import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { FlagKind } from './flag.rules.js';

/** A flag as staff read it. */
export interface RaisedFlag {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly kind: FlagKind;
  readonly reason: string;
  /** Its last day; null: until somebody lifts it. */
  readonly until: LondonDate | null;
  readonly raisedAt: Date;
  readonly raisedByName: string;
  readonly liftedAt: Date | null;
  readonly liftedByName: string | null;
  readonly liftedReason: string | null;
}

/**
 * Until when stops hold the payments of an organisation `o`: their last day, `infinity` where one has
 * none, null where there is no stop. The caller compares it with today, as rules do, not the database.
 */
export const STOPPED_UNTIL = `
  (SELECT max(coalesce(sf.until, 'infinity'))::text FROM organisation_flag sf
    WHERE sf.organisation_id = o.id AND sf.kind = 'stop' AND sf.lifted_at IS NULL) AS "stoppedUntil"`;

const HEAVIEST_FIRST = `array_position('{stop,caution,note}'::text[], f.kind), f.raised_at, f.id`;

/** What staff must know about organisations. For staff only: no page of an organisation's people asks here. */
@Injectable()
export class Flags {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All there ever were: those not lifted first. */
  ofOrganisation(organisationId: string): Promise<readonly RaisedFlag[]> {
    return this.read(
      `f.organisation_id = $1 ORDER BY f.lifted_at IS NOT NULL, ${HEAVIEST_FIRST}`,
      organisationId,
    );
  }

  async byId(id: string): Promise<RaisedFlag | undefined> {
    const [flag] = await this.read('f.id = $1', id);
    return flag;
  }

  /** In force today, the heaviest first, by the organisation's id. */
  async inForce(
    organisationIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RaisedFlag[]>> {
    const flags = await this.read(
      `f.organisation_id = ANY($1) AND f.lifted_at IS NULL AND (f.until IS NULL OR f.until >= $2)
       ORDER BY ${HEAVIEST_FIRST}`,
      organisationIds,
      this.clock.today(),
    );
    return new Map(
      organisationIds.map((id) => [
        id,
        flags.filter(({ organisationId }) => organisationId === id),
      ]),
    );
  }

  private read(which: string, ...values: readonly unknown[]): Promise<readonly RaisedFlag[]> {
    return this.dataSource.query<RaisedFlag[]>(
      `SELECT f.id, f.organisation_id AS "organisationId", o.name AS "organisationName", f.kind,
              f.reason, f.until::text AS until, f.raised_at AS "raisedAt", r.name AS "raisedByName",
              f.lifted_at AS "liftedAt", l.name AS "liftedByName", f.lifted_reason AS "liftedReason"
         FROM organisation_flag f
         JOIN organisation o ON o.id = f.organisation_id
         JOIN person r ON r.id = f.raised_by
         LEFT JOIN person l ON l.id = f.lifted_by
        WHERE ${which}`,
      [...values],
    );
  }
}
