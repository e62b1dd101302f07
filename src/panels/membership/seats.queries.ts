import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Sector } from './agency.entity.js';
import type { Office } from './seat.entity.js';

/** A place on a panel that counts today. */
export interface SeatOfPerson {
  readonly panelId: string;
  readonly panelName: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly office: Office;
}

export interface Member {
  readonly personId: string;
  readonly personName: string;
  readonly email: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly sector: Sector;
  readonly office: Office;
  readonly startsOn: LondonDate;
}

/** Who sits where, today in Colchester: seats that have ended, or not begun, are left out. */
@Injectable()
export class Seats {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** By the panel's name. */
  ofPerson(personId: string): Promise<readonly SeatOfPerson[]> {
    return this.dataSource.query<SeatOfPerson[]>(
      `SELECT s.panel_id AS "panelId", p.name AS "panelName", s.agency_id AS "agencyId",
              a.name AS "agencyName", s.office
         FROM seat s JOIN panel p ON p.id = s.panel_id JOIN agency a ON a.id = s.agency_id
        WHERE s.person_id = $1 AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
        ORDER BY p.name`,
      [personId, this.clock.today()],
    );
  }

  /** Their seat on this panel; undefined when they have none. */
  async on(panelId: string, personId: string): Promise<SeatOfPerson | undefined> {
    const seats = await this.ofPerson(personId);
    return seats.find((seat) => seat.panelId === panelId);
  }

  /** Whether they chair it, or stand in as vice chair. */
  async isChair(panelId: string, personId: string): Promise<boolean> {
    const seat = await this.on(panelId, personId);
    return seat !== undefined && seat.office !== 'member';
  }

  /** By agency, then by name. */
  ofPanel(panelId: string): Promise<readonly Member[]> {
    return this.dataSource.query<Member[]>(
      `SELECT s.person_id AS "personId", p.name AS "personName", p.email,
              s.agency_id AS "agencyId", a.name AS "agencyName", a.sector, s.office,
              to_char(s.starts_on, 'YYYY-MM-DD') AS "startsOn"
         FROM seat s JOIN person p ON p.id = s.person_id JOIN agency a ON a.id = s.agency_id
        WHERE s.panel_id = $1 AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
        ORDER BY a.name, p.name, p.id`,
      [panelId, this.clock.today()],
    );
  }
}
