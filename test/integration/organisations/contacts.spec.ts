import { ContactChanging } from '../../../src/organisations/contacts/contact-changing.service.js';
import { ContactsQueries } from '../../../src/organisations/contacts/contacts.queries.js';
import { Inviting } from '../../../src/organisations/contacts/inviting/inviting.service.js';
import { Organisations } from '../../../src/organisations/organisations.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import { actsOn, aGroup, emailOf, joined } from './people.js';

let house: House;
let asha: string;
let organisationId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  asha = await house.person('Asha Stitcher');
  organisationId = await aGroup(house, 'Stanway Stitchers', asha);
}, 60_000);

afterAll(() => house.close());

async function invitationTo(email: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    `SELECT id FROM contact_invitation WHERE email = $1 AND status = 'waiting'`,
    [email],
  );
  return row?.id ?? '';
}

async function capacitiesOf(id: string): Promise<readonly string[]> {
  const people = await house.get(ContactsQueries).of(id);
  return people.map(({ name, capacity }) => `${name}: ${capacity}`);
}

describe('an invitation', () => {
  it('gives nothing until whoever has that very address accepts it, by a POST', async () => {
    const lead = await house.as(asha);
    const answer = await lead.submit(`/organisations/${organisationId}/contacts`, {
      name: 'Ben',
      email: ' Ben.Second@Example.ORG ',
      capacity: 'editor',
    });
    expect(answer.location).toBe(`/organisations/${organisationId}`);
    expect(readable((await lead.follow(answer)).text)).toContain('ben.second@example.org Editor');

    const letter = await house.letterbox.waitFor(
      'ben.second@example.org',
      'asks you to act for it',
    );
    const path = `/invitations/${await invitationTo('ben.second@example.org')}`;
    expect(letter.text).toContain(path);
    const ben = await house.person('Ben Second');
    const visitor = await house.as(ben);
    expect((await visitor.get(`/organisations/${organisationId}`)).status).toBe(403);
    expect((await visitor.get(path)).text).toContain('Accept the invitation');
    expect(await capacitiesOf(organisationId)).toEqual(['Asha Stitcher: lead']);

    const accepted = await visitor.submit(path);

    expect(accepted.location).toBe(`/organisations/${organisationId}`);
    expect(await capacitiesOf(organisationId)).toEqual([
      'Asha Stitcher: lead',
      'Ben Second: editor',
    ]);
    expect((await visitor.get(path)).location).toBe(`/organisations/${organisationId}`);
    await house.letterbox.waitFor(await emailOf(house, asha), 'who acts for it has changed');
    expect(await actsOn(house, organisationId)).toEqual([
      'registered',
      'contact-invited',
      'contact-joined',
    ]);
  });

  it('is nobody else’s to accept, and does not say of whom it is', async () => {
    const lead = await house.as(asha);
    await lead.submit(`/organisations/${organisationId}/contacts`, {
      name: 'Cy',
      email: 'cy@example.org',
      capacity: 'lead',
    });
    const path = `/invitations/${await invitationTo('cy@example.org')}`;
    const mallory = await house.as(await house.person('Mallory Other'));

    const shown = await mallory.get(path);
    expect(shown.text).toContain('for another address');
    expect(shown.text).not.toContain('Stanway');
    expect((await sent(mallory, path)).status).toBe(404);
    expect((await house.visitor().get(path)).location).toBe('/sign-in');
    expect(await capacitiesOf(organisationId)).not.toContain('Mallory Other: lead');
  });

  it('expires, is withdrawn, and is replaced by one in another capacity', async () => {
    const id = await aGroup(house, 'Invited Often', asha);
    const dee = await house.person('Dee Dawdler');
    const email = await emailOf(house, dee);
    const invite = (capacity: 'reader' | 'editor'): Promise<string> =>
      house.get(Inviting).invite({ organisationId: id, name: 'Dee', email, capacity, by: asha });
    const first = await invite('reader');
    expect(await invite('reader')).toBe(first);
    const second = await invite('editor');
    expect(second).not.toBe(first);
    const visitor = await house.as(dee);
    const late = await sent(visitor, `/invitations/${first}`);
    expect([late.status, readable(late.text).includes('was withdrawn')]).toEqual([422, true]);

    house.clock.advance({ days: 14 });
    const dawdler = await house.as(dee);
    const expired = await sent(dawdler, `/invitations/${second}`);
    expect([expired.status, readable(expired.text).includes('has expired')]).toEqual([422, true]);
    const third = await invite('editor');
    expect(third).not.toBe(second);

    const lead = await house.as(asha);
    await lead.submit(`/organisations/${id}/invitations/${third}/withdrawal`);
    expect((await sent(dawdler, `/invitations/${third}`)).status).toBe(422);
    expect(await capacitiesOf(id)).toEqual(['Asha Stitcher: lead']);
  });

  it('is one, and makes one contact, of ten clicks at once', async () => {
    const id = await aGroup(house, 'Clicked Often', asha);
    const eve = await house.person('Eve Eager');
    const email = await emailOf(house, eve);
    const invitations = await Promise.all(
      Array.from({ length: 10 }, () =>
        house
          .get(Inviting)
          .invite({ organisationId: id, name: 'Eve', email, capacity: 'reader', by: asha }),
      ),
    );
    expect(new Set(invitations).size).toBe(1);
    const visitor = await house.as(eve);
    const _csrf = await tokenOf(visitor);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        visitor.post(`/invitations/${invitations[0] ?? ''}`, { _csrf }),
      ),
    );
    expect(answers.map(({ location }) => location)).toEqual(
      Array.from({ length: 5 }, () => `/organisations/${id}`),
    );
    expect(await actsOn(house, id)).toEqual(['registered', 'contact-invited', 'contact-joined']);
  });

  it('is not sent to somebody who acts already, nor to no address', async () => {
    const lead = await house.as(asha);
    const path = `/organisations/${organisationId}/contacts`;
    const again = await lead.submit(path, {
      name: 'Asha',
      email: 'ASHA.stitcher@example.org',
      capacity: 'reader',
    });
    expect(readable(again.text)).toContain('is one of your people already');
    const none = await lead.submit(path, { name: 'N', email: 'not an address', capacity: 'lead' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('value="not an address"');
  });
});

describe('what somebody may do', () => {
  it('is changed and ended by a lead, on the record, and all are told', async () => {
    const id = await aGroup(house, 'Changing Places', asha);
    const fay = await joined(house, id, asha, 'Fay Changer', 'reader');
    const lead = await house.as(asha);

    await lead.submit(`/organisations/${id}/contacts/${fay}`, { capacity: 'editor' });
    expect(await capacitiesOf(id)).toEqual(['Asha Stitcher: lead', 'Fay Changer: editor']);
    await lead.submit(`/organisations/${id}/contacts/${fay}/ending`);
    expect(await capacitiesOf(id)).toEqual(['Asha Stitcher: lead']);

    expect(await actsOn(house, id)).toEqual([
      'registered',
      'contact-invited',
      'contact-joined',
      'contact-changed',
      'contact-ended',
    ]);
    const letters = async (): Promise<number> => {
      const [row] = await house.db.query<{ count: number }[]>(
        `SELECT count(*)::integer AS count FROM mail_message
          WHERE to_address = $1 AND subject LIKE 'Changing Places: who acts%'`,
        [await emailOf(house, fay)],
      );
      return row?.count ?? 0;
    };
    while ((await letters()) < 3) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await (await house.as(fay)).get(`/organisations/${id}`)).status).toBe(403);
  });

  it('stays the last lead’s, whoever of two ends the other', async () => {
    const id = await aGroup(house, 'Two Leads', asha);
    const gus = await joined(house, id, asha, 'Gus Lead', 'lead');
    const changing = house.get(ContactChanging);

    const ended = await Promise.allSettled([
      changing.change({ organisationId: id, personId: gus, to: null, by: asha }),
      changing.change({ organisationId: id, personId: asha, to: null, by: gus }),
    ]);

    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await house.get(ContactsQueries).of(id)).toMatchObject([{ capacity: 'lead' }]);
  });

  it('is not for an editor to say; everybody may leave; the coordinator may help', async () => {
    const id = await aGroup(house, 'Left Alone', asha);
    const hal = await joined(house, id, asha, 'Hal Editor', 'editor');
    const ivy = await joined(house, id, asha, 'Ivy Reader', 'reader');
    const editor = await house.as(hal);
    expect((await editor.get(`/organisations/${id}/contacts`)).status).toBe(404);
    expect((await editor.get(`/organisations/${id}/contacts/${ivy}`)).status).toBe(404);
    const _csrf = await tokenOf(editor);
    const post = (path: string): Promise<{ status: number }> =>
      editor.post(path, { _csrf, capacity: 'lead', name: 'X', email: 'x@example.org' });
    expect((await post(`/organisations/${id}/contacts/${hal}`)).status).toBe(404);
    expect((await post(`/organisations/${id}/contacts`)).status).toBe(404);
    expect((await post(`/organisations/${id}/contacts/${ivy}/ending`)).status).toBe(404);

    const reader = await house.as(ivy);
    const leaving = `/organisations/${id}/contacts/${ivy}/ending`;
    expect((await reader.submit(leaving)).location).toBe('/home');
    expect((await reader.post(leaving, { _csrf: await tokenOf(reader) })).location).toBe('/home');
    const coordinator = await house.as(await house.person('Cora Dinator', 'coordinator'));
    await coordinator.submit(`/organisations/${id}/contacts/${hal}`, { capacity: 'lead' });
    expect(await capacitiesOf(id)).toEqual(['Asha Stitcher: lead', 'Hal Editor: lead']);
  });

  it('is not there to leave for somebody who never was a contact', async () => {
    const id = await aGroup(house, 'Never Theirs', asha);
    const jo = await house.person('Jo Passing');
    const path = `/organisations/${id}/contacts/${jo}/ending`;
    const acts = await actsOn(house, id);
    const visitors = [await house.as(jo), await house.as(asha)];

    for (const visitor of visitors) {
      expect((await visitor.get(path)).status).toBe(404);
      expect((await visitor.post(path, { _csrf: await tokenOf(visitor) })).status).toBe(404);
    }
    expect(await actsOn(house, id)).toEqual(acts);
  });
});

describe('an organisation', () => {
  it('is read by its own contacts and by staff, and is not there for anyone else', async () => {
    const stranger = await house.person('Stranger Danger');
    await aGroup(house, 'Another Group', stranger);
    const path = `/organisations/${organisationId}`;

    for (const role of ['coordinator', 'trustee-administrator', 'observer'] as const) {
      const reader = await house.as(await house.person(`Staff ${role}`, role));
      expect((await reader.get(path)).status).toBe(200);
      expect((await reader.get(`${path}/grants`)).status).toBe(200);
      expect((await reader.get(`${path}/contacts`)).status).toBe(
        role === 'coordinator' ? 200 : 403,
      );
    }
    const other = await house.as(stranger);
    for (const page of [path, `${path}/contacts`, `${path}/grants`]) {
      expect((await other.get(page)).status).toBe(404);
    }
    const _csrf = await tokenOf(other);
    const forged = { _csrf, name: 'Mallory', email: 'mallory@example.org', capacity: 'lead' };
    const before = await house.get(Organisations).contactsOf(organisationId);
    expect((await other.post(`${path}/contacts`, forged)).status).toBe(404);
    expect(await house.get(Organisations).contactsOf(organisationId)).toEqual(before);
    expect((await other.get('/organisations/00000000-0000-4000-8000-000000000000')).status).toBe(
      404,
    );
  });

  it('is found by the coordinator by name, number and postcode, fifty on a page', async () => {
    const many = await house.person('Lister Many');
    for (let number = 0; number < 51; number++) {
      await aGroup(house, `Zebra Keepers ${number.toString().padStart(2, '0')}`, many, 'CO9 9ZZ');
    }
    const coordinator = await house.as(await house.person('Cora Dinator', 'coordinator'));
    const first = await coordinator.get('/organisations?q=co99zz');
    expect(first.text).toContain('51 organisations');
    expect(first.text).toContain('Zebra Keepers 49');
    expect(first.text).not.toContain('Zebra Keepers 50');
    const next = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await coordinator.get(next);
    expect(second.text).toContain('Zebra Keepers 50');
    expect(second.text).not.toContain('Zebra Keepers 49');
    expect((await coordinator.get('/organisations?q=100%25_')).text).toContain(
      'No organisation is',
    );
  });
});

/** Sends the form of a page that shows it no more. */
async function sent(visitor: Visitor, path: string): Promise<Answer> {
  return visitor.post(path, { _csrf: await tokenOf(visitor) });
}

async function tokenOf(visitor: Visitor): Promise<string> {
  return (
    /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/organisations/new')).text)?.[1] ?? ''
  );
}
