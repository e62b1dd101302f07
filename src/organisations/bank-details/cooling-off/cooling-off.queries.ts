import type { EntityManager } from 'typeorm';

/** Working days before a changed account is paid into: a row that trustee administrators set. */
export async function coolingOffDays(manager: Pick<EntityManager, 'query'>): Promise<number> {
  const [row] = await manager.query<{ days: number }[]>(
    'SELECT days FROM bank_details_cooling_off',
  );
  if (!row) throw new Error('Nobody has said for how long a changed account cools off');
  return row.days;
}
