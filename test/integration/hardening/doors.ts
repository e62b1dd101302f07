import { routesOf } from '../../architecture/routes.js';
import type { House } from '../../support/house.js';
import type { Answer } from '../../support/visitor.js';
import { realAddresses } from './addresses.js';

/** Pages that have no id in their address. */
const LISTS = [
  ...['/home', '/board', '/returns', '/applications', '/', '/awards', '/payments'],
  ...['/bank', '/rounds-board', '/panels', '/funds', '/letters', '/letter-kinds'],
  ...['/chasing', '/preferences'],
];

/** Every page there is, route by route, with ids that are really there. */
export async function readsOf(house: House): Promise<readonly (readonly string[])[]> {
  return [...(await addressesOf(house, 'GET')), LISTS];
}

/** The addresses of every route of this method that is about something of somebody's. */
export function addressesOf(house: House, method: string): Promise<readonly (readonly string[])[]> {
  const own = routesOf(house.app).filter(
    (route) => route.method === method && isOfSomebody(route.path),
  );
  return Promise.all(
    own.map((route) =>
      realAddresses(house, route, /^\/(bank|panels|funds|rounds)/.test(route.path) ? 2 : 20),
    ),
  );
}

/** Addresses with the id of something that belongs to somebody; people and messages have tests of their own. */
function isOfSomebody(path: string): boolean {
  return path.includes(':') && !/^\/(people|outbox|sessions|sign-in)/.test(path);
}

/** Turned away for what they are, before anything is looked up; a record that isn't theirs is not there. */
export function isShut({ status, location = '' }: Answer): boolean {
  return status === 403 || location.startsWith('/sign-in');
}

/**
 * Tries every address that is to be tried, at several routes at once. A route that is shut at four
 * addresses is shut at all: whose record it is has not been asked.
 */
export async function atEveryDoor(
  routes: readonly (readonly string[])[],
  isTried: (address: string) => boolean,
  knock: (address: string) => Promise<boolean>,
): Promise<void> {
  const left = routes.values();
  const lane = async (): Promise<void> => {
    for (const addresses of left) {
      let shut = 0;
      for (const [index, address] of addresses.filter(isTried).entries()) {
        if (index === 4 && shut === 4) break;
        if (await knock(address)) shut += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, lane));
}
