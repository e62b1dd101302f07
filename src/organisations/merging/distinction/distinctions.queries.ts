import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Two organisations of which somebody said that they are two. */
export interface Distinction {
  readonly oneId: string;
  readonly oneName: string;
  readonly otherId: string;
  readonly otherName: string;
  readonly reason: string;
  readonly madeAt: Date;
  readonly madeByName: string;
}

/** A list as long as somebody reads. */
const MOST = 100;

const SELECT = `
  SELECT d.one_id AS "oneId", x.name AS "oneName", d.other_id AS "otherId", y.name AS "otherName",
         d.reason, d.made_at AS "madeAt", p.name AS "madeByName"
    FROM organisation_distinction d
    JOIN organisation x ON x.id = d.one_id
    JOIN organisation y ON y.id = d.other_id
    JOIN person p ON p.id = d.made_by`;

/** Who was told apart, for the coordinator. Those of which one has been merged since are left out. */
@Injectable()
export class Distinctions {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. */
  all(): Promise<readonly Distinction[]> {
    return this.dataSource.query<Distinction[]>(
      `${SELECT} ORDER BY d.made_at DESC, d.one_id, d.other_id LIMIT ${MOST}`,
    );
  }

  async between(id: string, otherId: string): Promise<Distinction | undefined> {
    const [distinction] = await this.dataSource.query<Distinction[]>(
      `${SELECT} WHERE d.one_id = least($1::uuid, $2::uuid) AND d.other_id = greatest($1::uuid, $2::uuid)`,
      [id, otherId],
    );
    return distinction;
  }
}
