import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { InterestKind } from '../interests/interest-kind.js';
import type { NamedAttendee } from './chair.rules.js';

/** Who is at a meeting, for deciding one of its items. */
@Injectable()
export class AttendanceFacts {
  /**
   * Each person at the meeting with their agency and their interest in the bid, as they stay until the
   * transaction ends: nobody arrives or leaves meanwhile. Lock order: round, application, meeting,
   * then the ledger's fund. With the application locked for update, no interest is declared or set meanwhile either.
   */
  async at(tx: Tx, meetingId: string, applicationId: string): Promise<readonly NamedAttendee[]> {
    await tx.query('SELECT id FROM meeting WHERE id = $1 FOR SHARE', [meetingId]);
    const rows = await tx.query<
      (Omit<NamedAttendee, 'interest'> & { readonly interest: InterestKind | null })[]
    >(
      `SELECT t.person_id AS "personId", p.name AS "personName", g.name AS "agencyName", g.sector, t.arrived_at AS "arrivedAt",
              t.left_at AS "leftAt", i.kind AS interest
         FROM attendance t
         JOIN agency g ON g.id = t.agency_id
         JOIN person p ON p.id = t.person_id
         LEFT JOIN interest_in_bid i ON i.person_id = t.person_id AND i.application_id = $2
        WHERE t.meeting_id = $1`,
      [meetingId, applicationId],
    );
    return rows.map((row) => ({ ...row, interest: row.interest ?? undefined }));
  }
}
