import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';

export interface MeetingSummary {
  readonly id: string;
  readonly panelId: string;
  readonly panelName: string;
  readonly roundId: string;
  readonly roundSlug: string;
  readonly roundTitle: string;
  readonly startsAt: Date;
  readonly place: string;
  /** How often it was moved or cancelled. */
  readonly sequence: number;
  /** When it was called, or changed last. */
  readonly changedAt: Date;
  /** Why it was changed last; '' when it never was. */
  readonly changeReason: string;
  /** Null unless it was cancelled. */
  readonly cancelledAt: Date | null;
  /** Somebody has been recorded as there. */
  readonly isHeld: boolean;
  /** Its minutes are issued: nothing more happens at it. */
  readonly isRecordClosed: boolean;
}

/** A meeting to come, for reminders. */
export interface ComingMeeting {
  readonly id: string;
  /** The day it was called, or moved last: an invitation went out then. */
  readonly askedOn: LondonDate;
  readonly dueOn: LondonDate;
}

/** When a panel meets, and about which round. Who may see it, the caller decides. */
@Injectable()
export class Meetings {
  constructor(private readonly dataSource: DataSource) {}

  /** @param db a transaction that asks must be named. */
  async byId(id: string, db?: Pick<Tx, 'query'>): Promise<MeetingSummary | undefined> {
    const [meeting] = await this.select('WHERE m.id = $1', id, db);
    return meeting;
  }

  /** The latest first, those that were cancelled among them. */
  ofPanel(panelId: string): Promise<readonly MeetingSummary[]> {
    return this.select('WHERE m.panel_id = $1 ORDER BY m.starts_at DESC, m.id', panelId);
  }

  /** The latest first. One that was cancelled is none. */
  ofRound(roundId: string): Promise<readonly MeetingSummary[]> {
    return this.select(
      'WHERE m.round_id = $1 AND m.cancelled_at IS NULL ORDER BY m.starts_at DESC, m.id',
      roundId,
    );
  }

  /** Neither cancelled nor begun, on these days, both included. */
  comingBetween(now: Date, from: LondonDate, upTo: LondonDate): Promise<readonly ComingMeeting[]> {
    return this.dataSource.query<ComingMeeting[]>(
      `${SELECT_COMING} AND m.starts_at >= ($2::date)::timestamp AT TIME ZONE 'Europe/London'
          AND m.starts_at < ($3::date + 1)::timestamp AT TIME ZONE 'Europe/London' ORDER BY m.starts_at, m.id`,
      [now, from, upTo],
    );
  }

  /** Undefined when it was cancelled or has begun. Nobody moves or cancels it until the transaction ends. */
  async lockedComing(tx: Tx, id: string, now: Date): Promise<ComingMeeting | undefined> {
    await tx.query('SELECT FROM meeting WHERE id = $1 FOR SHARE', [id]);
    const [coming] = await tx.query<ComingMeeting[]>(`${SELECT_COMING} AND m.id = $2`, [now, id]);
    return coming;
  }

  private select(
    tail: string,
    id: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly MeetingSummary[]> {
    return db.query<MeetingSummary[]>(
      `SELECT m.id, m.panel_id AS "panelId", p.name AS "panelName",
              m.round_id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle",
              m.starts_at AS "startsAt", m.place, m.sequence, m.cancelled_at AS "cancelledAt",
              coalesce(c.changed_at, m.called_at) AS "changedAt", coalesce(c.reason, '') AS "changeReason",
              EXISTS (SELECT FROM attendance t WHERE t.meeting_id = m.id) AS "isHeld",
              m.record_closed_at IS NOT NULL AS "isRecordClosed"
         FROM meeting m JOIN panel p ON p.id = m.panel_id JOIN round r ON r.id = m.round_id
         LEFT JOIN meeting_change c ON c.meeting_id = m.id AND c.number = m.sequence ${tail}`,
      [id],
    );
  }
}

const SELECT_COMING = `
  SELECT m.id, to_char(coalesce(c.changed_at, m.called_at) AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "askedOn",
         to_char(m.starts_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "dueOn"
    FROM meeting m
    LEFT JOIN meeting_change c ON c.meeting_id = m.id AND c.number = m.sequence
   WHERE m.cancelled_at IS NULL AND m.starts_at > $1`;

/**
 * SQL: whether a meeting about this round has begun by this moment. Then scoring is over, and who applies is named. One
 * that was cancelled never begins.
 */
export function hasMeetingBegun(round: string, now: string): string {
  return `EXISTS (SELECT FROM meeting m
                   WHERE m.round_id = ${round} AND m.starts_at <= ${now} AND m.cancelled_at IS NULL)`;
}
