import { InvitationAcceptance } from '../organisations/contacts/acceptance/acceptance.service.js';
import { ContactsQueries } from '../organisations/contacts/contacts.queries.js';
import { ContactChanging } from '../organisations/contacts/contact-changing.service.js';
import { Inviting } from '../organisations/contacts/inviting/inviting.service.js';
import { TellingApart } from '../organisations/merging/distinction/distinction.service.js';
import { Merging } from '../organisations/merging/merging.service.js';
import { Registration } from '../organisations/registration/registration.service.js';
import type { Capacity } from '../kernel/role.js';
import { helpers, organisations, staff, type Player } from './cast.js';
import type { Stage } from './stage.js';

/** The same, unless they have joined it before. */
export async function joinOnce(
  stage: Stage,
  organisationId: string,
  by: string,
  joining: Player & { readonly capacity: Capacity },
): Promise<string> {
  const personId = await stage.person(joining);
  const contacts = await stage.get(ContactsQueries).of(organisationId);
  return contacts.some((contact) => contact.personId === personId)
    ? personId
    : join(stage, organisationId, by, joining);
}

/** Somebody joins an organisation: invited by its lead, and accepting with their own address. Answers with their id. */
async function join(
  stage: Stage,
  organisationId: string,
  by: string,
  { name, email, capacity }: Player & { readonly capacity: Capacity },
): Promise<string> {
  const invitationId = await stage
    .get(Inviting)
    .invite({ organisationId, name, email, capacity, by });
  const personId = await stage.person({ name, email });
  await stage.get(InvitationAcceptance).accept({ invitationId, by: personId, email });
  return personId;
}

/**
 * A group grows: one joins and is soon more, one has not answered. One was registered twice, and one
 * that only sounds like another is told apart from it.
 */
export async function growAndMerge(stage: Stage): Promise<void> {
  const organisationId = await stage.idOf(
    'SELECT id FROM organisation WHERE name = $1',
    organisations.bikes.name,
  );
  const by = await stage.person(organisations.bikes.contact);
  const personId = await join(stage, organisationId, by, { ...helpers.bikes, capacity: 'reader' });
  await stage.get(ContactChanging).change({ organisationId, personId, to: 'editor', by });
  await stage
    .get(Inviting)
    .invite({ ...helpers.undecided, organisationId, capacity: 'second-signatory', by });

  const { name, contact, signatory, sortCode, accountNumber, ...shed } = organisations.shed;
  const winnerId = await stage.idOf('SELECT id FROM organisation WHERE name = $1', name);
  const loserId = await stage
    .get(Registration)
    .register({ ...shed, name: `The ${name} Group` }, await stage.person(signatory));
  await stage.get(Merging).merge({
    winnerId,
    loserId,
    reason: `${contact.name} rang: their second signatory had registered the shed once more`,
    by: await stage.person(staff.coordinator),
  });
  const singersId = await stage
    .get(Registration)
    .register(
      { ...shed, name: `${name} Singers`, purpose: 'Sea shanties, in the shed and out of it.' },
      await stage.person(helpers.shedSingers),
    );
  await stage.get(TellingApart).tellApart({
    ...{ id: winnerId, otherId: singersId, by: await stage.person(staff.coordinator) },
    reason: `${contact.name} rang: the singers rent the shed on Fridays, with a committee of their own`,
  });
}
