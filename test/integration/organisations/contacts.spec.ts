import { Organisations } from '../../../src/organisations/organisations.queries.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import { openHouse, type House } from '../../support/house.js';

let house: House;
let contact: string;
let organisationId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  contact = await house.person('Asha Stitcher');
  organisationId = await register('Stanway Stitchers', contact);
}, 60_000);

afterAll(() => house.close());

function register(name: string, by: string): Promise<string> {
  return house.get(Registration).register(
    {
      name,
      legalForm: 'unincorporated-group',
      charityNumber: '',
      companyNumber: '',
      postcode: 'CO3 0AA',
      purpose: 'Sewing together',
    },
    by,
  );
}

async function actsOn(id: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`organisation/${id}`],
  );
  return rows.map(({ act }) => act);
}

describe('a second contact', () => {
  it('is invited by the first, and added by the address', async () => {
    const asha = await house.as(contact);

    const answer = await asha.submit(`/organisations/${organisationId}/contacts`, {
      name: 'Ben Second',
      email: ' Ben@Example.ORG ',
    });

    expect(answer.location).toBe(`/organisations/${organisationId}`);
    expect(await house.get(Organisations).contactsOf(organisationId)).toMatchObject([
      { name: 'Asha Stitcher' },
      { name: 'Ben Second', email: 'ben@example.org' },
    ]);
    expect(await actsOn(organisationId)).toEqual(['registered', 'contact-invited']);
  });

  it('is the same person when the address is known, whatever name is typed', async () => {
    const own = await register('Second Group', contact);
    const asha = await house.as(contact);

    await asha.submit(`/organisations/${own}/contacts`, {
      name: 'Benjamin',
      email: 'BEN@example.org',
    });
    await asha.submit(`/organisations/${own}/contacts`, {
      name: 'Benjamin',
      email: 'ben@example.org',
    });

    expect(await house.get(Organisations).contactsOf(own)).toMatchObject([
      { name: 'Asha Stitcher' },
      { name: 'Ben Second' },
    ]);
    expect(await actsOn(own)).toEqual(['registered', 'contact-invited']);
  });

  it('is refused without an address, and what was typed stays', async () => {
    const asha = await house.as(contact);

    const answer = await asha.submit(`/organisations/${organisationId}/contacts`, {
      name: 'Nobody',
      email: 'not an address',
    });

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="not an address"');
  });
});

describe('an organisation', () => {
  it('is read by its own contacts and by staff, and is not there for anyone else', async () => {
    const stranger = await house.person('Stranger Danger');
    await register('Another Group', stranger);
    const path = `/organisations/${organisationId}`;

    for (const role of ['coordinator', 'trustee-administrator', 'observer'] as const) {
      const reader = await house.as(await house.person(`Staff ${role}`, role));
      expect((await reader.get(path)).status).toBe(200);
      expect((await reader.get(`${path}/contacts`)).status).toBe(403);
    }
    const other = await house.as(stranger);
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get(`${path}/contacts`)).status).toBe(404);
    const form = await other.get('/organisations/new');
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(form.text)?.[1] ?? '';
    const forged = { _csrf, name: 'Mallory', email: 'mallory@example.org' };
    expect((await other.post(`${path}/contacts`, forged)).status).toBe(404);
    expect(await house.get(Organisations).contactsOf(organisationId)).toHaveLength(2);
    expect((await other.get('/organisations/00000000-0000-4000-8000-000000000000')).status).toBe(
      404,
    );
  });
});
