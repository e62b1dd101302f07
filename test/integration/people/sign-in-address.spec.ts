import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import {
  actsOn,
  freshAddress,
  known,
  newestWayIn,
  sessionsOf,
  signIn,
  tokenIn,
} from './signing-in.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('an address nobody here has', () => {
  it('gets the same answers and the same message as one that somebody has', async () => {
    await house.person('Nora');
    const [here, new_] = [house.visitor(), house.visitor()];
    const address = freshAddress();

    const first = await here.submit('/sign-in', { email: known('Nora') });
    const second = await new_.submit('/sign-in', { email: address });

    expect([second.status, second.location]).toEqual([first.status, first.location]);
    expect(second.text).toBe(first.text);
    const pages = [await here.follow(first), await new_.follow(second)].map(({ status, text }) => ({
      status,
      text: readable(text).replaceAll(known('Nora'), '…').replaceAll(address, '…'),
    }));
    expect(pages[1]).toEqual(pages[0]);
    await newestWayIn(house, known('Nora'), 1);
    await newestWayIn(house, address, 1);
    const [one, other] = [house.letterbox.to(known('Nora'))[0], house.letterbox.to(address)[0]];
    expect(other?.subject).toBe(one?.subject);
  });

  it('brings somebody new in, once their name is known', async () => {
    const visitor = house.visitor();
    const email = freshAddress();

    const proven = await signIn(house, visitor, email);
    expect(proven.location).toBe('/sign-in/name');
    expect((await visitor.get('/sessions')).location).toBe('/sign-in');
    const named = await visitor.submit('/sign-in/name', { name: 'Oona Byrne' });

    expect(named.status).toBe(303);
    const [person] = await house.db.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM person WHERE email = $1',
      [email],
    );
    expect(person?.name).toBe('Oona Byrne');
    expect(await sessionsOf(house, person?.id ?? '')).toBe(1);
    expect(await actsOn(house, person?.id ?? '')).toEqual(['registered', 'signed-in']);
  });

  it('makes one person of two browsers that prove it at the same time', async () => {
    const email = freshAddress();
    const visitors = [house.visitor(), house.visitor()];
    for (const visitor of visitors) await signIn(house, visitor, email);

    await Promise.all(visitors.map((visitor) => visitor.submit('/sign-in/name', { name: 'Pat' })));

    const people = await house.db.query<{ id: string }[]>(
      'SELECT id FROM person WHERE email = $1',
      [email],
    );
    expect(people).toHaveLength(1);
    expect(await sessionsOf(house, people[0]?.id ?? '')).toBe(2);
  });

  it('gives nobody a name without proof', async () => {
    const visitor = house.visitor();
    const _csrf = tokenIn((await visitor.get('/sign-in')).text);

    expect((await visitor.post('/sign-in/name', { name: 'Nobody', _csrf })).location).toBe(
      '/sign-in',
    );
  });
});

describe('what is refused', () => {
  it.each(['', 'nobody', 'a b@example.org', 'ａda@example.org', 'a@example.org,b@example.org'])(
    'is the address "%s", which stays in the form',
    async (email) => {
      const answer = await house.visitor().submit('/sign-in', { email });

      expect(answer.status).toBe(422);
      expect(answer.text).toContain(`value="${email}"`.replace(' value=""', ''));
    },
  );

  it('is a sixth message to one address within a quarter of an hour', async () => {
    const email = freshAddress();
    for (let time = 0; time < 5; time++) {
      expect((await house.visitor().submit('/sign-in', { email })).status).toBe(303);
    }

    expect((await house.visitor().submit('/sign-in', { email })).status).toBe(429);
    const capitals = await house.visitor().submit('/sign-in', { email: email.toUpperCase() });
    expect(capitals.status).toBe(429);
  });

  it('is a form without a token', async () => {
    const answer = await house.visitor().post('/sign-in', { email: freshAddress() });

    expect(answer.status).toBe(403);
  });
});
