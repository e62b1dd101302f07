import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Addressee } from '../../../people/people.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';

/** Who wants which reminders. */
@Injectable()
export class Preferences {
  constructor(private readonly dataSource: DataSource) {}

  /** The kinds that a person has turned off. */
  async offOf(personId: string): Promise<ReadonlySet<string>> {
    const rows = await this.dataSource.query<{ kind: string }[]>(
      'SELECT kind FROM reminder_off WHERE person_id = $1',
      [personId],
    );
    return new Set(rows.map(({ kind }) => kind));
  }

  /** Those of them who have not turned the kind off. */
  async wantedBy(
    tx: Tx,
    kind: string,
    people: readonly Addressee[],
  ): Promise<readonly Addressee[]> {
    const rows = await tx.query<{ id: string }[]>(
      'SELECT person_id AS id FROM reminder_off WHERE kind = $1 AND person_id = ANY($2)',
      [kind, people.map(({ id }) => id)],
    );
    return people.filter(({ id }) => rows.every((row) => row.id !== id));
  }
}
