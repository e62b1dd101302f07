import type { LondonDate } from '../../../src/kernel/london.js';
import type { House } from '../../support/house.js';

/** Lets a return be due on this day, as the act of changing a due date leaves it: nothing else may. */
export async function isDueOn(house: House, returnId: string, dueOn: LondonDate): Promise<void> {
  await house.db.query(
    `INSERT INTO return_due_change (return_id, number, status, from_due_on, to_due_on, reason,
                                    asked_at, asked_by, settled_at, settled_by, settled_reason)
     SELECT m.id, 1 + (SELECT count(*) FROM return_due_change c WHERE c.return_id = m.id), 'made',
            m.due_on, $2, 'For a test', now(), p.id, now(), p.id, ''
       FROM monitoring_return m, (SELECT id FROM person LIMIT 1) p
      WHERE m.id = $1 AND m.due_on <> $2`,
    [returnId, dueOn],
  );
  await house.db.query('UPDATE monitoring_return SET due_on = $2 WHERE id = $1', [returnId, dueOn]);
  await house.db.query(
    `UPDATE payment_gate g SET due_on = $2 FROM monitoring_return m
      WHERE m.id = $1 AND g.award_id = m.award_id AND g.return_number = m.number`,
    [returnId, dueOn],
  );
}
