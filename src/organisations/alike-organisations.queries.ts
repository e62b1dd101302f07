import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../platform/database/transactions.service.js';

/** An organisation that somebody may mean by a name. */
export interface AlikeOrganisation {
  readonly id: string;
  readonly name: string;
  readonly postcode: string;
}

/** Names this alike may be the same organisation's. From 0 to 1, by trigrams. */
const ALIKE = 0.6;
const MOST = 5;

/** Which organisations somebody may mean who writes a body's name. */
@Injectable()
export class AlikeOrganisations {
  constructor(private readonly dataSource: DataSource) {}

  /** Those with a name like this one, the most alike first; none for a name without words of its own. */
  to(name: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<readonly AlikeOrganisation[]> {
    return db.query<AlikeOrganisation[]>(
      `SELECT o.id, o.name, o.postcode FROM organisation o
        WHERE organisation_name_key(o.name) % organisation_name_key($1)
          AND similarity(organisation_name_key(o.name), organisation_name_key($1)) >= ${ALIKE}
        ORDER BY similarity(organisation_name_key(o.name), organisation_name_key($1)) DESC, o.name, o.id
        LIMIT ${MOST}`,
      [name],
    );
  }
}
