import { Submission } from '../../../src/applications/submission/submission.service.js';
import type { House } from '../../support/house.js';
import { anOrganisation, aWholeDraft } from './written-application.js';

let groups = 0;

export interface Written {
  readonly id: string;
  readonly organisationId: string;
  /** One of its people, who wrote it. */
  readonly contact: string;
}

/** An organisation with one contact and a draft that lacks nothing. */
export async function aDraftOf(house: House, slug: string): Promise<Written> {
  const letters = (++groups).toString(2).replaceAll('0', 'a').replaceAll('1', 'b');
  const contact = await house.person(`Contact ${letters.toUpperCase()}`);
  const organisationId = await anOrganisation(house, `Society ${groups}`, contact);
  return { id: await aWholeDraft(house, slug, organisationId, contact), organisationId, contact };
}

export async function submit(
  house: House,
  { id, organisationId, contact }: Written,
): Promise<void> {
  const [row] = await house.db.query<{ version: number }[]>(
    'SELECT version FROM application WHERE id = $1',
    [id],
  );
  await house.get(Submission).submit({
    applicationId: id,
    checkedVersion: row?.version ?? 0,
    by: contact,
    organisationIds: [organisationId],
    reachedAt: house.clock.now(),
  });
}

/** An organisation whose application has arrived. */
export async function anArrivedOf(house: House, slug: string): Promise<Written> {
  const written = await aDraftOf(house, slug);
  await submit(house, written);
  return written;
}
