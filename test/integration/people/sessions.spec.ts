import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { askToSignIn, known, sessionsOf, signIn, tokenIn } from './signing-in.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const cookieIn = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => /^almoner=([^;]+)/.exec(cookie)?.[1])
    .find((value) => value !== undefined);

it('has a new id after signing in, and the id from before opens nothing', async () => {
  await house.person('Ros');
  const visitor = house.visitor();
  const before = cookieIn((await visitor.get('/sign-in')).headers) ?? '';
  const { link } = await askToSignIn(house, visitor, known('Ros'));

  const after = cookieIn((await visitor.submit(link)).headers);

  expect(after).toBeDefined();
  expect(after).not.toBe(before);
  const planted = await fetch(new URL('/sessions', house.url), {
    headers: { cookie: `almoner=${before}` },
    redirect: 'manual',
  });
  expect(planted.status).toBe(303);
});

it('has one token for all its forms, also for those that are opened at once', async () => {
  const visitor = await house.as(await house.person('Ravi'));

  const forms = await Promise.all(Array.from({ length: 6 }, () => visitor.get('/sign-out')));

  const tokens = forms.map(({ text }) => /name="_csrf" value="(\w+)"/.exec(text)?.[1]);
  expect(new Set(tokens)).toEqual(new Set([expect.stringMatching(/^[0-9a-f]{256}$/)]));
});

it('is out of the reach of scripts and of other sites', async () => {
  const { headers } = await house.visitor().get('/sign-in');

  expect(headers.get('set-cookie')).toMatch(/^almoner=.*; HttpOnly; SameSite=Lax$/);
});

it('ends by signing out, also for a copy of its cookie', async () => {
  const sid = await house.person('Sol');
  const visitor = house.visitor();
  const cookie = cookieIn((await signIn(house, visitor, known('Sol'))).headers) ?? '';

  const out = await visitor.submit('/sign-out');

  expect(out.location).toBe('/');
  expect((await visitor.get('/sessions')).location).toBe('/sign-in');
  expect(await sessionsOf(house, sid)).toBe(0);
  const copy = await fetch(new URL('/sessions', house.url), {
    headers: { cookie: `almoner=${cookie}` },
    redirect: 'manual',
  });
  expect(copy.status).toBe(303);
});

it('ends twelve hours after the sign-in, and not before', async () => {
  await house.person('Tia');
  const visitor = house.visitor();
  await signIn(house, visitor, known('Tia'));

  house.clock.advance({ hours: 11, minutes: 59 });
  expect((await visitor.get('/sessions')).status).toBe(200);
  house.clock.advance({ minutes: 1 });
  expect((await visitor.get('/sessions')).location).toBe('/sign-in');
});

it('is listed with the others, and ended from there', async () => {
  await house.person('Una');
  const [laptop, phone] = [house.visitor(), house.visitor()];
  for (const visitor of [laptop, phone]) await signIn(house, visitor, known('Una'));
  const list = await laptop.get('/sessions');
  expect(readable(list.text)).toContain('signed in with 2 browsers');
  const [, handle = ''] = /action="(\/sessions\/[0-9a-f]{64})"/.exec(list.text) ?? [];

  const ended = await laptop.post(handle, { _csrf: tokenIn(list.text) });

  expect(ended.location).toBe('/sessions');
  expect((await laptop.get('/sessions')).status).toBe(200);
  expect((await phone.get('/sessions')).location).toBe('/sign-in');
});

it('is ended everywhere else at once', async () => {
  const id = await house.person('Vic');
  const [laptop, ...others] = [house.visitor(), house.visitor(), house.visitor()];
  for (const visitor of [laptop, ...others]) await signIn(house, visitor, known('Vic'));

  const list = await laptop.get('/sessions');
  await laptop.post('/sessions', { _csrf: tokenIn(list.text) });

  expect(await sessionsOf(house, id)).toBe(1);
  expect((await laptop.get('/sessions')).status).toBe(200);
});

it('is ended by nobody else who knows its handle', async () => {
  const wes = await house.person('Wes');
  await house.person('Xan');
  const [one, two] = [house.visitor(), house.visitor()];
  await signIn(house, one, known('Wes'));
  await signIn(house, two, known('Xan'));
  const [row] = await house.db.query<{ handle: string }[]>(
    `SELECT encode(sha256(sid::bytea), 'hex') AS handle FROM session WHERE sess ->> 'personId' = $1`,
    [wes],
  );
  const { text } = await two.get('/sessions');

  await two.post(`/sessions/${row?.handle ?? ''}`, { _csrf: tokenIn(text) });

  expect(await sessionsOf(house, wes)).toBe(1);
});
