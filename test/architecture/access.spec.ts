import { openHouse, type House } from '../support/house.js';
import { routesOf, type Route } from './routes.js';

let house: House;
let routes: readonly Route[];
beforeAll(async () => {
  house = await openHouse();
  routes = routesOf(house.app);
});
afterAll(() => house.close());

const named = ({ method, path, name }: Route): string => `${method} ${path} (${name})`;

describe('every door of the house', () => {
  it('is found by this test', () => {
    expect(routes.length).toBeGreaterThan(50);
  });

  it('says whom it admits', () => {
    expect(routes.filter(({ allowed }) => !allowed?.length).map(named)).toEqual([]);
  });

  it('is a GET or a POST', () => {
    expect(routes.filter(({ method }) => !['GET', 'POST'].includes(method)).map(named)).toEqual([]);
  });

  it('shows its form where it is posted to, so that a refusal has a page to be read on', () => {
    const forms = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    const buttonsOnly = ['/sign-out', '/hooks/mail'];

    const homeless = routes.filter(
      ({ method, path }) => method === 'POST' && !forms.has(path) && !buttonsOnly.includes(path),
    );

    expect(homeless.map(named)).toEqual([]);
  });

  it('sends a stranger to the sign-in wherever not anyone is admitted', async () => {
    const shut = routes.filter(
      ({ method, allowed }) => method === 'GET' && !allowed?.includes('anyone'),
    );
    const stranger = house.visitor();
    const open: string[] = [];
    for (const route of shut) {
      const path = route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      const { status, location } = await stranger.get(path);
      if (status !== 303 || location !== '/sign-in')
        open.push(`${named(route)} answered ${status}`);
    }

    expect(open).toEqual([]);
  });
});
