import { Duplicates } from '../../../src/organisations/merging/duplicates.queries.js';
import { TellingApart } from '../../../src/organisations/merging/distinction/distinction.service.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { actsOn } from './people.js';

let house: House;
let cora: string;
let shed: string;
let singers: string;
let far: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  cora = await house.person('Cora Dinator', 'coordinator');
  shed = await registered('Layer Breton Shed', 'Ned Shed');
  singers = await registered('Layer Breton Shed Singers', 'Una Singer');
  far = await registered('Quite Another Club', 'Ann Other');
}, 60_000);

afterAll(() => house.close());

async function registered(name: string, by: string): Promise<string> {
  const person = await house.person(by);
  await house.db.query(`UPDATE person SET email = id || '@' || id || '.example' WHERE id = $1`, [
    person,
  ]);
  return house.get(Registration).register(
    {
      ...{ name, legalForm: 'unincorporated-group', postcode: 'CO2 0AA', purpose: 'Meeting' },
      ...{ charityNumber: '', companyNumber: '', societyNumber: '', schoolNumber: '' },
      ...{ cascNumber: '', accountableBodyName: '', accountableBodyKind: '' },
      accountableBodyNumber: '',
    },
    person,
  );
}

async function listed(): Promise<string[]> {
  const pairs = await house.get(Duplicates).all();
  return pairs.map(({ one, other }) => [one.name, other.name].sort().join(' / '));
}

const PAIR = 'Layer Breton Shed / Layer Breton Shed Singers';
const tellApart = (id: string, otherId: string, reason = 'Ned rang: they only share a hut') =>
  house.get(TellingApart).tellApart({ id, otherId, reason, by: cora });

it('takes a pair off the list, on the record of both, whichever is named first', async () => {
  const visitor = await house.as(cora);
  expect(await listed()).toContain(PAIR);

  const page = await visitor.get(`/organisations/${singers}/distinction/${shed}`);
  expect(readable(page.text)).toContain('They look like one because of this: a similar name');
  const answer = await visitor.submit(`/organisations/${singers}/distinction/${shed}`, {
    reason: 'Ned rang: they only share a hut',
  });

  expect(answer.location).toBe('/organisations/duplicates');
  expect(await listed()).not.toContain(PAIR);
  expect(await house.get(Duplicates).of(shed)).toEqual([]);
  expect(readable((await visitor.follow(answer)).text)).toContain(
    'Ned rang: they only share a hut',
  );
  expect(await actsOn(house, shed)).toContain('told-apart');
  expect(await actsOn(house, singers)).toContain('told-apart');
});

it('changes nothing when it is said again', async () => {
  await tellApart(shed, singers, 'Another reason');

  const rows = await house.db.query<{ reason: string }[]>(
    'SELECT reason FROM organisation_distinction',
  );
  expect(rows).toEqual([{ reason: 'Ned rang: they only share a hut' }]);
});

it.each([
  ['name', `UPDATE organisation SET name = 'Layer Breton Sheds' WHERE id = $1`],
  ['postcode', `UPDATE organisation SET postcode = 'CO2 0AB' WHERE id = $1`],
  [
    'number',
    `INSERT INTO organisation_identifier (organisation_id, org_id, given_at)
     SELECT id, 'GB-CHC-1092777', registered_at FROM organisation WHERE id = $1`,
  ],
])('lists the pair again once a %s has changed, until that is judged too', async (_, change) => {
  await house.db.query(change, [shed]);
  expect(await listed()).toHaveLength(1);

  await tellApart(shed, singers);

  expect(await listed()).toEqual([]);
});

it('lists the pair again once something else makes them look like one', async () => {
  for (const [organisationId, version] of [
    [shed, 1],
    [singers, 1],
  ]) {
    await house.db.query(
      `INSERT INTO bank_details (organisation_id, version, account_name, sort_code, account_number, fingerprint,
                                 status, payable_from, given_at, given_by)
       VALUES ($1, $2, 'A', '200000', '', 'the same', 'given', '2026-11-23', now(), $3)`,
      [organisationId, version, cora],
    );
  }

  expect(await listed()).toHaveLength(1);
});

it('says nothing of two that nothing makes look like one, and leaves nothing behind', async () => {
  const before = await house.db.query<unknown[]>('SELECT * FROM organisation_distinction');

  await expect(tellApart(far, shed)).rejects.toMatchObject({ refusals: [{ code: 'not-alike' }] });

  expect(await house.db.query('SELECT * FROM organisation_distinction')).toEqual(before);
});

it('asks how it is known', async () => {
  const answer = await (
    await house.as(cora)
  ).submit(`/organisations/${singers}/distinction/${shed}`, { reason: '' });

  expect(answer.status).toBe(422);
  expect(readable(answer.text)).toContain('Enter how you know that they are two');
});
