import { openHouse, type House } from '../../support/house.js';
import { routesOf, type Route } from '../../architecture/routes.js';
import { fingerprints } from '../hardening/tables.js';
import { rehearse } from './rehearsal.js';
import { setScene, type Scene } from './scene.js';
import { APPLICATIONS, ORGANISATIONS, ROUNDS, TYPING } from './tables.js';
import { Walk } from './walk.js';

const ROOMS = ['OrganisationsModule', 'RoundsModule', 'ApplicationsModule', 'PlacesModule'];
/** What these rooms show the public, but another room makes. */
const ALSO = ['/rounds'];

/** Registers that may be asked; nobody answers. */
const nowhere = { url: 'http://127.0.0.1:9', key: 'none' };

let house: House;
let scene: Scene;

beforeAll(async () => {
  house = await openHouse({
    startsAt: '2026-11-23T10:00:00Z',
    registers: { charityCommission: nowhere, companiesHouse: nowhere, patienceMs: 100 },
  });
  scene = await setScene(house);
}, 120_000);

afterAll(() => house.close());

it('lets everybody do what the tables say, in every state, and nothing else; there is no other route', async () => {
  const routes = routesOf(house.app).filter(
    ({ room, path }) => ROOMS.includes(room) || ALSO.includes(path),
  );
  const expected = [APPLICATIONS, ORGANISATIONS, ROUNDS].flatMap(linesOf);
  const before = await fingerprints(house);
  rehearse(house);

  const walk = await Walk.of(scene, TYPING);
  const actual: string[] = [];
  for (const method of ['GET', 'POST']) {
    for (const route of routes.filter((one) => one.method === method)) {
      for (const variant of variantsOf(route, expected))
        actual.push(await walk.line(route, variant));
    }
  }

  expect(actual.toSorted()).toEqual(expected.toSorted());
  expect(await fingerprints(house)).toEqual(before);
}, 400_000);

function linesOf(table: string): readonly string[] {
  return table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.trim().replaceAll(/ +/g, ' '));
}

/** The route's own line, and those in which something stands in the place of a parameter. */
function variantsOf({ method, path }: Route, lines: readonly string[]): readonly string[] {
  const named = lines.flatMap((line) => {
    const [, verb, variant = ''] = /^(\w+) (\S+)/.exec(line) ?? [];
    return verb === method && variant.replaceAll(/=[\w-]+/g, '') === path ? [variant] : [];
  });
  return [...new Set([path, ...named])];
}
