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
  /** They stand in for the agency's member. */
  readonly isDeputy: boolean;
}

export interface Member {
  readonly seatId: string;
  readonly personId: string;
  readonly personName: string;
  readonly email: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly sector: Sector;
  readonly office: Office;
  readonly startsOn: LondonDate;
  /** The last day of the term; null when it has no end. */
  readonly endsOn: LondonDate | null;
  /** The member whose standing deputy they are; null for members themselves. */
  readonly deputyOfName: string | null;
}

/**
 * SQL: what the holder of seat `s` is on its panel on a day: 'chair', 'vice-chair' or 'member'. Offices end by
 * themselves, and with the seat.
 */
export function officeOn(day: string): string {
  return `coalesce((SELECT t.office FROM office_term t
                     WHERE t.panel_id = s.panel_id AND t.person_id = s.person_id AND s.deputy_of IS NULL
                       AND t.elected_on <= ${day} AND ${day} <= t.ends_on
                     ORDER BY t.office LIMIT 1), 'member')`;
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
              a.name AS "agencyName", ${officeOn('$2::date')} AS office,
              s.deputy_of IS NOT NULL AS "isDeputy"
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

  /** By agency, then by name, a deputy after all members of the agency. */
  ofPanel(panelId: string): Promise<readonly Member[]> {
    return this.dataSource.query<Member[]>(
      `SELECT s.id AS "seatId", s.person_id AS "personId", p.name AS "personName", p.email,
              s.agency_id AS "agencyId", a.name AS "agencyName", a.sector,
              ${officeOn('$2::date')} AS office,
              to_char(s.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') AS "endsOn",
              d.name AS "deputyOfName"
         FROM seat s JOIN person p ON p.id = s.person_id JOIN agency a ON a.id = s.agency_id
         LEFT JOIN seat m ON m.id = s.deputy_of
         LEFT JOIN person d ON d.id = m.person_id
        WHERE s.panel_id = $1 AND s.starts_on <= $2 AND ($2 <= s.ends_on OR s.ends_on IS NULL)
        ORDER BY a.name, s.deputy_of IS NOT NULL, p.name, p.id`,
      [panelId, this.clock.today()],
    );
  }
}

/** What each member is on the panel, by the person's id. */
export function officesOf(members: readonly Member[]): ReadonlyMap<string, Office> {
  return new Map(members.map(({ personId, office }) => [personId, office]));
}

/** The agencies that people sit for, each once, in the order of their first member. */
export function agenciesOf(
  members: readonly Member[],
): readonly { readonly name: string; readonly sector: Sector }[] {
  const sectors = new Map(members.map(({ agencyName, sector }) => [agencyName, sector]));
  return [...sectors].map(([name, sector]) => ({ name, sector }));
}
