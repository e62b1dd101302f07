import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Flags, type RaisedFlag } from '../../organisations/flags/flags.queries.js';

/** For the rooms above that don't know organisations: the flags on whoever asks. For staff only. */
@Injectable()
export class ApplicationFlags {
  constructor(
    private readonly dataSource: DataSource,
    private readonly flags: Flags,
  ) {}

  /** In force today, by the application's id: those without a flag are not in it. */
  async of(applicationIds: readonly string[]): Promise<ReadonlyMap<string, readonly RaisedFlag[]>> {
    const rows = await this.dataSource.query<{ id: string; organisationId: string }[]>(
      'SELECT id, organisation_id AS "organisationId" FROM application WHERE id = ANY($1)',
      [applicationIds],
    );
    const flags = await this.flags.inForce(rows.map(({ organisationId }) => organisationId));
    return new Map(
      rows.flatMap(({ id, organisationId }) => {
        const own = flags.get(organisationId) ?? [];
        return own.length > 0 ? [[id, own] as const] : [];
      }),
    );
  }
}
