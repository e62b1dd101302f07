import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { Seat } from '../membership/seat.entity.js';

/** A seat as it is on the record, also when it has ended. */
export interface SeatRecord {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly email: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly startsOn: LondonDate;
  readonly endsOn: LondonDate | null;
  readonly endReason: string | null;
  readonly deputyOf: string | null;
  readonly deputyOfName: string | null;
  readonly hasEnded: boolean;
}

/** The seats a panel has given, those that have ended among them. */
@Injectable()
export class SeatRecords {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException when the panel has no such seat. */
  async of(panelId: string, seatId: string): Promise<SeatRecord> {
    const [seat] = await this.select('AND s.id = $3', panelId, seatId);
    if (!seat) throw new NotFoundException();
    return seat;
  }

  /** Those that have ended, the latest first. */
  async ended(panelId: string): Promise<readonly SeatRecord[]> {
    return this.select('AND s.ends_on < $2 ORDER BY s.ends_on DESC, p.name, s.id', panelId);
  }

  /** The standing deputy of a seat; undefined when it has none. */
  async deputyOf(panelId: string, seatId: string): Promise<SeatRecord | undefined> {
    const [deputy] = await this.select(
      'AND s.deputy_of = $3 AND (s.ends_on IS NULL OR s.ends_on >= $2)',
      panelId,
      seatId,
    );
    return deputy;
  }

  private select(tail: string, ...ids: readonly string[]): Promise<SeatRecord[]> {
    const [panelId, ...others] = ids;
    return this.dataSource.query<SeatRecord[]>(
      `SELECT s.id, s.person_id AS "personId", p.name AS "personName", p.email,
              s.agency_id AS "agencyId", g.name AS "agencyName",
              to_char(s.starts_on, 'YYYY-MM-DD') AS "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') AS "endsOn",
              s.end_reason AS "endReason", s.deputy_of AS "deputyOf", d.name AS "deputyOfName",
              coalesce(s.ends_on < $2::date, false) AS "hasEnded"
         FROM seat s JOIN person p ON p.id = s.person_id JOIN agency g ON g.id = s.agency_id
         LEFT JOIN seat m ON m.id = s.deputy_of LEFT JOIN person d ON d.id = m.person_id
        WHERE s.panel_id = $1 ${tail}`,
      [panelId, this.clock.today(), ...others],
    );
  }
}

/**
 * The seat, with its panel locked: all who change seats and offices of a panel come one after the other.
 * @throws NotFoundException when the panel has no such seat.
 */
export async function lockedSeat(tx: Tx, panelId: string, seatId: string): Promise<Seat> {
  await tx.query('SELECT id FROM panel WHERE id = $1 FOR UPDATE', [panelId]);
  const seat = await tx.findOneBy(Seat, { id: seatId, panelId });
  if (!seat) throw new NotFoundException();
  return seat;
}
