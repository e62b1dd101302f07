import { jest } from '@jest/globals';
import { openHouse, type House } from '../../support/house.js';
import { almoner, settingsOf, type Ended } from './almoner.js';

jest.setTimeout(180_000);

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(() => house.close());

const admin = (address: string): Promise<Ended> =>
  almoner(settingsOf(house), 'admin', 'add', address);

function administrators(): Promise<object[]> {
  return house.db.query<object[]>(
    `SELECT p.email FROM person p JOIN person_role r ON r.person_id = p.id
      WHERE r.role = 'administrator' ORDER BY p.email`,
  );
}

it('makes a person an administrator once, however the address is typed', async () => {
  expect(await admin('ada@example.org')).toEqual({
    status: 0,
    out: 'ada@example.org is an administrator now, and signs in with a link we e-mail.\n',
    err: '',
  });
  expect(await admin('Ada@Example.org')).toEqual({
    status: 0,
    out: 'Ada@Example.org was an administrator already.\n',
    err: '',
  });
  expect(await administrators()).toEqual([{ email: 'ada@example.org' }]);
});

it('gives the role to somebody who is here already, under their name', async () => {
  const id = await house.person('Coral Coordinator', 'coordinator');

  await admin('coral.coordinator@example.org');

  expect(await house.db.query<object[]>('SELECT name FROM person WHERE id = $1', [id])).toEqual([
    { name: 'Coral Coordinator' },
  ]);
  expect(await administrators()).toContainEqual({ email: 'coral.coordinator@example.org' });
});

it.each(['ada', 'ada@example.org, bea@example.org'])('refuses %j as an address', async (typed) => {
  const before = await administrators();

  const { status, out, err } = await admin(typed);

  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^Enter an e-mail address.*\n$/);
  expect(await administrators()).toEqual(before);
});
