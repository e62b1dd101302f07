import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MergedRecord } from './organisation-merge.entity.js';

/** A merge as a page tells of it. */
export interface Merge {
  readonly loserId: string;
  readonly winnerId: string;
  readonly winnerName: string;
  readonly was: Omit<MergedRecord, 'registeredAt'> & { readonly registeredAt: Date };
  readonly moved: Readonly<Record<string, number>>;
  readonly reason: string;
  readonly mergedAt: Date;
  readonly mergedByName: string;
}

type MergeRow = Omit<Merge, 'was'> & { readonly was: MergedRecord };

/** Which records of organisations were joined to which. */
@Injectable()
export class Merges {
  constructor(private readonly dataSource: DataSource) {}

  /** Where an organisation is to be found that was merged into another; undefined for every other. */
  async winnerOf(id: string): Promise<string | undefined> {
    const [merge] = await this.select('m.loser_id = $1', id);
    return merge?.winnerId;
  }

  byLoser(id: string): Promise<Merge | undefined> {
    return this.select('m.loser_id = $1', id).then(([merge]) => merge);
  }

  /** All that were joined to this one, the latest first. */
  into(id: string): Promise<readonly Merge[]> {
    return this.select('m.winner_id = $1', id);
  }

  private async select(which: string, id: string): Promise<readonly Merge[]> {
    const rows = await this.dataSource.query<MergeRow[]>(
      `SELECT m.loser_id AS "loserId", m.winner_id AS "winnerId", o.name AS "winnerName", m.was, m.moved,
              m.reason, m.merged_at AS "mergedAt", p.name AS "mergedByName"
         FROM organisation_merge m
         JOIN organisation o ON o.id = m.winner_id
         JOIN person p ON p.id = m.merged_by
        WHERE ${which} ORDER BY m.merged_at DESC, m.loser_id`,
      [id],
    );
    return rows.map((row) => ({
      ...row,
      was: { ...row.was, registeredAt: new Date(row.was.registeredAt) },
    }));
  }
}
