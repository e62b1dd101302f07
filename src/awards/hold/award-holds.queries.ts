import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A hold of an award, as pages and letters have it. */
export interface RecordedHold {
  readonly id: string;
  readonly awardId: string;
  readonly reason: string;
  readonly heldAt: Date;
  readonly heldByName: string;
  /** Null while it lasts. */
  readonly liftedAt: Date | null;
  readonly liftedByName: string | null;
}

/** When awards were on hold, and why. Who may read it, the caller decides. */
@Injectable()
export class AwardHolds {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedHold | undefined> {
    const [hold] = await this.select('h.id = $1', id);
    return hold;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedHold[]> {
    return this.select('h.award_id = $1', awardId);
  }

  private select(where: string, id: string): Promise<readonly RecordedHold[]> {
    return this.dataSource.query<RecordedHold[]>(
      `SELECT h.id, h.award_id AS "awardId", h.reason, h.held_at AS "heldAt", p.name AS "heldByName",
              h.lifted_at AS "liftedAt", l.name AS "liftedByName"
         FROM award_hold h JOIN person p ON p.id = h.held_by LEFT JOIN person l ON l.id = h.lifted_by
        WHERE ${where} ORDER BY h.held_at DESC, h.id`,
      [id],
    );
  }
}
