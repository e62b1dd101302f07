import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StandingAct } from './standing-change.entity.js';

/** One move of an application. */
export interface StandingChangeShown {
  readonly applicationId: string;
  readonly act: StandingAct;
  readonly reason: string;
  readonly until: Date | null;
  readonly madeAt: Date;
  readonly madeByName: string;
}

@Injectable()
export class StandingChanges {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<StandingChangeShown | undefined> {
    const [change] = await this.select('c.id = $1', id);
    return change;
  }

  /** The oldest first. */
  of(applicationId: string): Promise<readonly StandingChangeShown[]> {
    return this.select('c.application_id = $1 ORDER BY c.place', applicationId);
  }

  private select(where: string, id: string): Promise<StandingChangeShown[]> {
    return this.dataSource.query<StandingChangeShown[]>(
      `SELECT c.application_id AS "applicationId", c.act, c.reason, c.until, c.made_at AS "madeAt",
              p.name AS "madeByName"
         FROM standing_change c JOIN person p ON p.id = c.made_by WHERE ${where}`,
      [id],
    );
  }
}
