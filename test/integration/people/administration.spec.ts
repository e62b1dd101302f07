import { Administration } from '../../../src/people/administration/administration.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { actsOn, enrol, known, secretOn, sessionsOf, signIn, tokenIn } from './signing-in.js';

let house: House;
let administrator: Visitor;
let administratorId: string;
beforeAll(async () => {
  house = await openHouse();
  administratorId = await house.person('Ada Lane', 'administrator');
  administrator = await house.as(administratorId);
});
afterAll(() => house.close());

async function rolesOf(personId: string): Promise<readonly { id: string; role: string }[]> {
  return house.db.query<{ id: string; role: string }[]>(
    'SELECT id, role FROM person_role WHERE person_id = $1 ORDER BY role',
    [personId],
  );
}

const idIn = (location: string | undefined) => location?.split('/').at(-1) ?? '';

it('brings somebody in with a role, and tells them', async () => {
  const added = await administrator.submit('/people/new', {
    name: 'Cora Pitt',
    email: 'Cora@Example.org',
    role: 'coordinator',
  });

  const id = idIn(added.location);
  expect(await rolesOf(id)).toMatchObject([{ role: 'coordinator' }]);
  expect(await actsOn(house, id)).toEqual(['registered', 'given-role']);
  const message = await house.letterbox.waitFor('cora@example.org', 'coordinator');
  expect(message.text).toContain('/sign-in');
  const page = readable((await administrator.get(`/people/${id}`)).text);
  expect(page).toContain('Coordinator runs rounds, meetings and monitoring');
});

it('gives somebody who is here another role, twice to no further effect', async () => {
  const id = await house.person('Des');
  for (const role of ['observer', 'observer', 'trustee-administrator']) {
    const given = await administrator.submit(`/people/${id}/roles`, { role });
    expect(given.location).toBe(`/people/${id}`);
  }

  expect(await rolesOf(id)).toMatchObject([
    { role: 'observer' },
    { role: 'trustee-administrator' },
  ]);
  expect(await actsOn(house, id)).toEqual(['given-role', 'given-role']);
});

it.each(['panel-member', 'contact', 'emperor', ''])('does not give the role "%s"', async (role) => {
  const id = await house.person('Eve');

  expect((await administrator.submit(`/people/${id}/roles`, { role })).status).toBe(422);
  expect(await rolesOf(id)).toEqual([]);
});

it('withdraws a role from the next page on', async () => {
  const id = await house.person('Fred', 'administrator');
  const fred = await house.as(id);
  expect((await fred.get('/people')).status).toBe(200);
  const [held] = await rolesOf(id);

  await administrator.submit(`/people/${id}/roles/${held?.id ?? ''}/withdrawal`);

  expect((await fred.get('/people')).status).toBe(403);
  expect(await actsOn(house, id)).toEqual(['withdrew-role']);
});

/** Opens the form, as whoever is about to press its button has. */
async function tokenOn(visitor: Visitor, path: string): Promise<string> {
  const { text } = await visitor.get(path);
  return /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

it('leaves an administrator, even when two withdraw each other at once', async () => {
  const other = await house.person('Gert', 'administrator');
  const [mine] = await rolesOf(administratorId);
  const [theirs] = await rolesOf(other);
  const gert = await house.as(other);

  const ofTheirs = `/people/${other}/roles/${theirs?.id ?? ''}/withdrawal`;
  const ofMine = `/people/${administratorId}/roles/${mine?.id ?? ''}/withdrawal`;
  const tokens = [await tokenOn(administrator, ofTheirs), await tokenOn(gert, ofMine)] as const;

  const answers = await Promise.all([
    administrator.post(ofTheirs, { _csrf: tokens[0] }),
    gert.post(ofMine, { _csrf: tokens[1] }),
  ]);

  const [left] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM person_role WHERE role = 'administrator'`,
  );
  expect(left?.count).toBe(1);
  expect(answers.map(({ status }) => status)).toContain(303);
  await house.person('Ada Lane', 'administrator');
});

it('withdraws nothing that follows from an act elsewhere', async () => {
  const subjectId = '00000000-0000-4000-8000-000000000001';
  const id = await house.person('Hope', { role: 'contact', subjectId });
  const [held] = await rolesOf(id);
  const path = `/people/${id}/roles/${held?.id ?? ''}/withdrawal`;
  expect((await administrator.get(path)).status).toBe(404);

  const { text } = await administrator.get('/people/new');
  await administrator.post(path, { _csrf: tokenIn(text) });

  expect(await rolesOf(id)).toMatchObject([{ role: 'contact' }]);
});

it('forgets a lost app: everywhere signed out, and another is set up at the next sign-in', async () => {
  const id = await house.person('Iris', 'coordinator');
  await enrol(house, house.visitor(), known('Iris'));

  await administrator.submit(`/people/${id}/lost-app`);

  expect(await sessionsOf(house, id)).toBe(0);
  const visitor = house.visitor();
  await signIn(house, visitor, known('Iris'));
  expect(secretOn((await visitor.get('/second-factor/enrolment')).text)).toHaveLength(32);
});

it.each(['coordinator', 'trustee-administrator', 'observer', 'panel-member'] as const)(
  'is shut to a %s',
  async (role) => {
    const visitor = await house.as(await house.person(`Jo ${role}`, role));

    for (const path of ['/people', '/people/new', `/people/${administratorId}`]) {
      expect((await visitor.get(path)).status).toBe(403);
    }
  },
);

it('says 404 of a person there is not', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';

  expect((await administrator.get(`/people/${nobody}`)).status).toBe(404);
  expect((await administrator.get(`/people/${nobody}/roles`)).status).toBe(404);
});

describe('from the command line', () => {
  it('makes an administrator of an address, new or known, once', async () => {
    const administration = house.get(Administration);
    const known = await house.person('Kai');

    expect(await administration.addAdministrator('First@Example.org')).toBe(true);
    expect(await administration.addAdministrator('first@example.org')).toBe(false);
    expect(await administration.addAdministrator('kai@example.org')).toBe(true);
    expect(await rolesOf(known)).toMatchObject([{ role: 'administrator' }]);
  });

  it('refuses what is no address', async () => {
    await expect(house.get(Administration).addAdministrator('nobody')).rejects.toThrow(
      'Enter an e-mail address in the correct format',
    );
  });
});
