import { realAddresses } from '../integration/hardening/addresses.js';
import { fingerprints } from '../integration/hardening/tables.js';
import { openToldHouse } from '../integration/hardening/told-house.js';
import type { House } from '../support/house.js';
import { routesOf } from './routes.js';

/** Somebody of every role, by their name in the demonstration; and a member with interests. */
const VISITORS = [
  'Sam Ellery',
  'Margaret Okafor',
  'Priya Raman',
  'Ruth Calloway',
  'Nadia Petrescu',
  'Helen Marsh',
  'Callum Reeve',
  'Leon Achebe',
  'Somebody New',
];

let house: House;
beforeAll(async () => {
  house = await openToldHouse();
}, 400_000);
afterAll(() => house.close());

it('writes nothing and breaks nowhere, whoever opens or previews whatever page', async () => {
  const addresses: string[] = [];
  for (const route of routesOf(house.app)) {
    if (route.method === 'GET') addresses.push(...(await realAddresses(house, route, 2)));
  }
  const people = await Promise.all(VISITORS.map((name) => house.person(name)));
  const before = await fingerprints(house);

  const broken: string[] = [];
  let opened = 0;
  for (const person of people) {
    const visitor = await house.as(person);
    for (const address of addresses) {
      const { status } = await visitor.get(address);
      if (status === 200) opened += 1;
      if (status >= 500) broken.push(`${address} answered ${status}`);
    }
    const preview = await fetch(new URL('/home', house.url), {
      method: 'HEAD',
      headers: { cookie: visitor.cookie },
    });
    if (preview.status !== 200) broken.push(`HEAD /home answered ${preview.status}`);
  }

  expect(broken).toEqual([]);
  expect(opened).toBeGreaterThan(200);
  expect(await fingerprints(house)).toEqual(before);
}, 400_000);
