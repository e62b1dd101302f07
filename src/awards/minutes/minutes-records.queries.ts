import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MinutesText } from './minutes.rules.js';
import type { Amendment } from './readable.rules.js';

/** When, at which meeting and by whom it was written down that minutes are right. */
interface Confirmation {
  /** When the meeting began that confirmed them. */
  readonly heldAt: Date;
  readonly amendments: number;
  readonly confirmedAt: Date;
  readonly confirmedByName: string;
}

/** Minutes that were issued, with all that came after. Whole: what somebody may read of it, `readableTo` says. */
export interface MinutesRecord {
  readonly id: string;
  readonly meetingId: string;
  readonly text: MinutesText;
  readonly sha256: string;
  readonly issuedAt: Date;
  readonly issuedByName: string;
  /** In the order in which they were made. */
  readonly amendments: readonly Amendment[];
  readonly confirmation: Confirmation | undefined;
}

type MinutesRow = Omit<MinutesRecord, 'text' | 'amendments' | 'confirmation'> & {
  readonly text: string;
};

@Injectable()
export class MinutesRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined until they are issued. */
  async ofMeeting(
    meetingId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<MinutesRecord | undefined> {
    const [row] = await db.query<MinutesRow[]>(
      `SELECT n.id, n.meeting_id AS "meetingId", n.text, n.sha256, n.issued_at AS "issuedAt",
              p.name AS "issuedByName"
         FROM minutes n JOIN person p ON p.id = n.issued_by WHERE n.meeting_id = $1`,
      [meetingId],
    );
    if (!row) return undefined;
    const amendments = await db.query<Amendment[]>(
      `SELECT x.number, x.entry, x.lines, x.reason, x.amended_at AS "amendedAt", p.name AS "amendedByName",
              m.starts_at AS "agreedAt"
         FROM minutes_amendment x JOIN person p ON p.id = x.amended_by
         LEFT JOIN meeting m ON m.id = x.agreed_at_meeting
        WHERE x.minutes_id = $1 ORDER BY x.number`,
      [row.id],
    );
    const [confirmation] = await db.query<Confirmation[]>(
      `SELECT m.starts_at AS "heldAt", c.amendments, c.confirmed_at AS "confirmedAt", p.name AS "confirmedByName"
         FROM minutes_confirmation c
         JOIN meeting m ON m.id = c.meeting_id JOIN person p ON p.id = c.confirmed_by
        WHERE c.minutes_id = $1`,
      [row.id],
    );
    return { ...row, text: JSON.parse(row.text) as MinutesText, amendments, confirmation };
  }

  /** When the panel met before this meeting and issued minutes, and at which meeting; undefined when it never did. */
  async before(
    meetingId: string,
  ): Promise<{ readonly meetingId: string; readonly heldAt: Date } | undefined> {
    const [row] = await this.dataSource.query<{ meetingId: string; heldAt: Date }[]>(
      `SELECT b.id AS "meetingId", b.starts_at AS "heldAt"
         FROM meeting m
         JOIN meeting b ON b.panel_id = m.panel_id AND (b.starts_at, b.id) < (m.starts_at, m.id)
         JOIN minutes n ON n.meeting_id = b.id
        WHERE m.id = $1 ORDER BY b.starts_at DESC, b.id DESC LIMIT 1`,
      [meetingId],
    );
    return row;
  }
}
