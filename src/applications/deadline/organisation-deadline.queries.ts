import type { Tx } from '../../platform/database/transactions.service.js';

/** When the round closes for one organisation: an extension counted in. The database has the one rule. */
export async function organisationDeadline(
  tx: Tx,
  roundId: string,
  organisationId: string,
): Promise<Date> {
  const [row] = await tx.query<{ deadline: Date }[]>('SELECT round_deadline($1, $2) AS deadline', [
    roundId,
    organisationId,
  ]);
  if (!row) throw new Error(`There is no round ${roundId}`);
  return row.deadline;
}
