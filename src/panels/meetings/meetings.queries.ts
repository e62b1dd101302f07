import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface MeetingSummary {
  readonly id: string;
  readonly panelId: string;
  readonly panelName: string;
  readonly roundId: string;
  readonly roundSlug: string;
  readonly roundTitle: string;
  readonly startsAt: Date;
  readonly place: string;
}

/** When a panel meets, and about which round. Who may see it, the caller decides. */
@Injectable()
export class Meetings {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<MeetingSummary | undefined> {
    const [meeting] = await this.select('WHERE m.id = $1', id);
    return meeting;
  }

  /** The latest first. */
  ofPanel(panelId: string): Promise<readonly MeetingSummary[]> {
    return this.select('WHERE m.panel_id = $1 ORDER BY m.starts_at DESC, m.id', panelId);
  }

  /** The latest first. */
  ofRound(roundId: string): Promise<readonly MeetingSummary[]> {
    return this.select('WHERE m.round_id = $1 ORDER BY m.starts_at DESC, m.id', roundId);
  }

  private select(tail: string, id: string): Promise<readonly MeetingSummary[]> {
    return this.dataSource.query<MeetingSummary[]>(
      `SELECT m.id, m.panel_id AS "panelId", p.name AS "panelName",
              m.round_id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle",
              m.starts_at AS "startsAt", m.place
         FROM meeting m JOIN panel p ON p.id = m.panel_id JOIN round r ON r.id = m.round_id ${tail}`,
      [id],
    );
  }
}
