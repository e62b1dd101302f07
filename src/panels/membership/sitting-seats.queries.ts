import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Office } from './seat.entity.js';
import { officeOn } from './seats.queries.js';

/** A seat that has not ended, as the rules of membership see it. */
export interface SittingSeat {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly agencyId: string;
  readonly office: Office;
  readonly endsOn: LondonDate | null;
  readonly deputyOf: string | null;
}

/** All seats of the panel that go on today or later, in that transaction; the caller has locked the panel. */
export function sittingSeats(
  tx: Tx,
  panelId: string,
  today: LondonDate,
): Promise<readonly SittingSeat[]> {
  return tx.query<SittingSeat[]>(
    `SELECT s.id, s.person_id AS "personId", p.name AS "personName", s.agency_id AS "agencyId",
            ${officeOn('$2::date')} AS office, to_char(s.ends_on, 'YYYY-MM-DD') AS "endsOn",
            s.deputy_of AS "deputyOf"
       FROM seat s JOIN person p ON p.id = s.person_id
      WHERE s.panel_id = $1 AND ($2 <= s.ends_on OR s.ends_on IS NULL)`,
    [panelId, today],
  );
}
