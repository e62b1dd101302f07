import { Organisations } from '../../../src/organisations/organisations.queries.js';
import { Registration } from '../../../src/organisations/registration/registration.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const fields = {
  name: 'Stanway Stitchers',
  legalForm: 'registered-charity',
  charityNumber: '1 092 999',
  companyNumber: '',
  postcode: 'co30aa',
  purpose: 'Sewing together on Tuesdays',
};

async function registered(): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM organisation',
  );
  return row?.count ?? 0;
}

it('registers an organisation; whoever did it is its contact', async () => {
  const personId = await house.person('Asha Stitcher');
  const asha = await house.as(personId);

  const answer = await asha.submit('/organisations/new', fields);

  const id = answer.location?.split('/').at(-1) ?? '';
  expect(await house.get(Organisations).byId(id)).toMatchObject({
    name: 'Stanway Stitchers',
    legalForm: 'registered-charity',
    charityNumber: '1092999',
    companyNumber: null,
    postcode: 'CO3 0AA',
  });
  expect(await house.get(Organisations).contactsOf(id)).toMatchObject([{ name: 'Asha Stitcher' }]);
  const acts = await house.db.query<unknown[]>(
    'SELECT act, person_id FROM audit_event WHERE subject = $1',
    [`organisation/${id}`],
  );
  expect(acts).toEqual([{ act: 'registered', person_id: personId }]);
  expect(readable((await asha.follow(answer)).text)).toContain('Sewing together on Tuesdays');
});

it('keeps what was typed and says what is wrong with each field', async () => {
  const visitor = await house.as(await house.person('Bo Newcomer'));
  const before = await registered();

  const answer = await visitor.submit('/organisations/new', {
    ...fields,
    name: '',
    postcode: 'Stanway',
    legalForm: 'guild',
  });

  expect(answer.status).toBe(422);
  const text = readable(answer.text);
  expect(text).toContain('Enter the name of the organisation');
  expect(text).toContain('Enter a full postcode, like CO1 1JB');
  expect(text).toContain('Choose what kind of organisation it is');
  expect(answer.text).toContain('value="Stanway"');
  expect(await registered()).toBe(before);
});

it('refuses a number that another organisation has, and makes nobody a contact', async () => {
  const [first, second] = [await house.person('Dee First'), await house.person('Eve Second')];
  const registration = house.get(Registration);
  const command = {
    ...fields,
    charityNumber: '1092888',
    name: 'First Aiders',
    legalForm: 'cio',
    postcode: 'CO1 1JB',
  } as const;
  await registration.register(command, first);

  await expect(
    registration.register({ ...command, name: 'Second Aiders' }, second),
  ).rejects.toMatchObject({ refusals: [{ code: 'number-taken', field: 'charityNumber' }] });

  const roles = await house.db.query<unknown[]>('SELECT FROM person_role WHERE person_id = $1', [
    second,
  ]);
  expect(roles).toEqual([]);
});

it('makes one organisation of ten clicks at once', async () => {
  const person = await house.person('Flo Clicker');
  const command = {
    ...fields,
    charityNumber: '',
    name: 'Wivenhoe Lunch Club',
    postcode: 'CO7 9AA',
  } as const;

  const ids = await Promise.all(
    Array.from({ length: 10 }, () =>
      house.get(Registration).register({ ...command, legalForm: 'unincorporated-group' }, person),
    ),
  );

  expect(new Set(ids).size).toBe(1);
});

describe('for people who are not online', () => {
  const path = '/organisations/new-on-behalf?round=winter';
  const told = {
    ...{
      ...fields,
      name: 'Old Heath Knitters',
      charityNumber: '',
      legalForm: 'unincorporated-group',
    },
    ...{ cameBy: 'telephone', cameEvidence: 'Rang on 20 November; their rules came by post' },
  };

  it('the coordinator registers it, and leads nothing: it is chosen on the page they came from', async () => {
    const cora = await house.person('Cora Coordinator', 'coordinator');
    const coordinator = await house.as(cora);

    const answer = await coordinator.submit(path, told);
    const again = await coordinator.submit(path, told);
    const another = await coordinator.submit(path, { ...told, postcode: 'CO4 3QP' });

    const id = answer.location?.split('=').at(-1) ?? '';
    expect(answer.location).toBe(`/rounds/winter/application-on-behalf?organisation=${id}`);
    expect(again.location).toBe(answer.location);
    expect(another.location).not.toBe(answer.location);
    expect(await house.get(Organisations).byId(id)).toMatchObject({
      name: 'Old Heath Knitters',
      came: { by: 'telephone', evidence: 'Rang on 20 November; their rules came by post' },
    });
    expect(await house.get(Organisations).contactsOf(id)).toEqual([]);
    const acts = await house.db.query<unknown[]>(
      'SELECT act, person_id FROM audit_event WHERE subject = $1',
      [`organisation/${id}`],
    );
    expect(acts).toEqual([{ act: 'registered-on-behalf', person_id: cora }]);
    expect(readable((await coordinator.get(`/organisations/${id}`)).text)).toContain(
      'By telephone: Rang on 20 November; their rules came by post',
    );
  });

  it('must say how and what shows it, and leaves nothing behind otherwise', async () => {
    const coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
    const before = await registered();
    const answer = await coordinator.submit(path, { ...told, cameBy: '', cameEvidence: ' ' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose how its people told you');
    expect(answer.text).toContain('Enter what shows it');
    expect(answer.text).toContain('Old Heath Knitters');
    expect(await registered()).toBe(before);
  });

  it('is the coordinator’s alone, and for a round', async () => {
    const somebody = await house.as(await house.person('Sly Somebody'));
    expect((await somebody.get(path)).status).toBe(403);
    const coordinator = await house.as(await house.person('Cora Coordinator', 'coordinator'));
    expect((await coordinator.get('/organisations/new-on-behalf?round=//evil')).status).toBe(404);
  });
});
