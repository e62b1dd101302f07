import type { House } from '../../support/house.js';

/** Seats a person on a panel, for an agency of their own. Answers with their id. */
export async function seat(
  house: House,
  panelId: string,
  name: string,
  endsOn: string | null = null,
): Promise<string> {
  const person = await house.person(name, { role: 'panel-member', subjectId: panelId });
  const [agency] = await house.db.query<{ id: string }[]>(
    `INSERT INTO agency (name, sector) VALUES ($1, 'public') RETURNING id`,
    [`Agency of ${name} on ${panelId}`],
  );
  await house.db.query(
    `INSERT INTO seat (panel_id, person_id, agency_id, starts_on, ends_on)
     VALUES ($1, $2, $3, '2026-01-01', $4)`,
    [panelId, person, agency?.id, endsOn],
  );
  return person;
}
