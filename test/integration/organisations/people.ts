import type { Capacity } from '../../../src/kernel/role.js';
import { InvitationAcceptance } from '../../../src/organisations/contacts/acceptance/acceptance.service.js';
import { Inviting } from '../../../src/organisations/contacts/inviting/inviting.service.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import type { House } from '../../support/house.js';

/** Registers a group that this person leads. Answers with its id. */
export function aGroup(
  house: House,
  name: string,
  by: string,
  postcode = 'CO3 0AA',
): Promise<string> {
  return house.get(Registration).register(
    {
      name,
      legalForm: 'unincorporated-group',
      charityNumber: '',
      companyNumber: '',
      postcode,
      purpose: 'Sewing together',
    },
    by,
  );
}

/** Invites somebody of this name, who accepts. Answers with the person's id. */
export async function joined(
  house: House,
  organisationId: string,
  by: string,
  name: string,
  capacity: Capacity,
): Promise<string> {
  const personId = await house.person(name);
  const email = await emailOf(house, personId);
  const invitationId = await house
    .get(Inviting)
    .invite({ organisationId, name, email, capacity, by });
  await house.get(InvitationAcceptance).accept({ invitationId, by: personId, email });
  return personId;
}

export async function emailOf(house: House, personId: string): Promise<string> {
  const [person] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return person?.email ?? '';
}

/** What happened to an organisation, in order. */
export async function actsOn(house: House, id: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`organisation/${id}`],
  );
  return rows.map(({ act }) => act);
}
