import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import { codeOf, enrol, known, signIn, tokenIn } from './signing-in.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.db.query('DELETE FROM held_form'));
afterAll(() => house.close());

const FORM = '/people/new';
const typed = { name: 'Wilf Carter', email: 'wilf@example.org', role: 'observer' };

/** An administrator in a browser, in front of a form; `token` is the form's. */
async function atTheForm(
  name: string,
): Promise<{ visitor: Visitor; token: string; secret: string }> {
  await house.person(name, 'administrator');
  const visitor = house.visitor();
  const secret = await enrol(house, visitor, known(name));
  return { visitor, secret, token: tokenIn((await visitor.get(FORM)).text) };
}

/** As idling for an hour does. */
async function endSessionsOf(name: string): Promise<void> {
  await house.db.query(
    `DELETE FROM session s USING person p WHERE s.sess ->> 'personId' = p.id::text AND p.email = $1`,
    [known(name)],
  );
}

async function held(): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM held_form',
  );
  return row?.count ?? 0;
}

async function signInAgain(visitor: Visitor, name: string, secret: string): Promise<Answer> {
  await signIn(house, visitor, known(name));
  house.clock.advance({ minutes: 1 });
  return visitor.submit('/second-factor', { code: codeOf(house, secret) });
}

it('keeps what was typed, and has it back in the form after signing in again', async () => {
  const { visitor, token, secret } = await atTheForm('Abe');
  await endSessionsOf('Abe');

  const refused = await visitor.post(FORM, { ...typed, _csrf: token });
  expect(refused.status).toBe(401);
  expect(readable(refused.text)).toContain('What you typed is kept for a day');
  expect((await signInAgain(visitor, 'Abe', secret)).location).toBe(FORM);
  const again = await visitor.get(FORM);

  expect(again.text).toContain('value="Wilf Carter"');
  expect(again.text).toContain('value="wilf@example.org"');
  expect(again.text).toMatch(/value="observer" checked/);
  expect(readable(again.text)).toContain('Your sign-in had ended, so this was not sent');
  const sent = await visitor.post(FORM, { ...typed, _csrf: tokenIn(again.text) });
  expect(sent.status).toBe(303);
  expect((await visitor.get(FORM)).text).not.toContain('Wilf Carter');
});

it('keeps it twelve hours after the sign-in as well, however busy the session was', async () => {
  const { visitor, token, secret } = await atTheForm('Bo');
  house.clock.advance({ hours: 12 });

  expect((await visitor.post(FORM, { ...typed, _csrf: token })).status).toBe(401);
  await signInAgain(visitor, 'Bo', secret);

  expect((await visitor.get(FORM)).text).toContain('value="Wilf Carter"');
});

it('gives it to nobody else who signs in at the same computer', async () => {
  const { visitor, token } = await atTheForm('Cy');
  await endSessionsOf('Cy');
  await visitor.post(FORM, { ...typed, _csrf: token });
  await house.person('Di', 'administrator');

  await enrol(house, visitor, known('Di'));

  const { status, text } = await visitor.get(FORM);
  expect(status).toBe(200);
  expect(text).not.toContain('Wilf Carter');
  expect(await held()).toBe(0); // thrown away, and not only out of sight
});

it('holds every form that the browser had open, and none of them in words', async () => {
  const { visitor, token, secret } = await atTheForm('Jo');
  const name = await house.person('Wilf Roles');
  const other = `/people/${name}/roles`;
  await endSessionsOf('Jo');
  await visitor.post(FORM, { ...typed, _csrf: token });
  await visitor.post(other, { role: 'observer', note: 'Wilf again', _csrf: token });

  const rows = await house.db.query<{ sealed: Buffer }[]>('SELECT sealed FROM held_form');
  expect(rows.map(({ sealed }) => sealed.includes('Wilf'))).toEqual([false, false]);
  await signInAgain(visitor, 'Jo', secret);

  expect((await visitor.get(FORM)).text).toContain('value="Wilf Carter"');
  await visitor.submit('/sign-out');
  expect(await held()).toBe(0);
});

it('holds nothing for a browser in which nobody ever signed in, whatever it says', async () => {
  const { token } = await atTheForm('Kim');
  const cookie = `almoner-last=${'a'.repeat(43)}.${'b'.repeat(43)}`;
  const answer = await fetch(new URL(FORM, house.url), {
    method: 'POST',
    body: new URLSearchParams({ ...typed, _csrf: token }),
    headers: { cookie },
    redirect: 'manual',
  });

  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('What you typed is below: copy it');
  expect(await held()).toBe(0);
});

it('keeps it for a day', async () => {
  const { visitor, token, secret } = await atTheForm('Ed');
  await endSessionsOf('Ed');
  await visitor.post(FORM, { ...typed, _csrf: token });
  house.clock.advance({ days: 1 });

  await signInAgain(visitor, 'Ed', secret);

  expect((await visitor.get(FORM)).text).not.toContain('Wilf Carter');
});

it('shows what is too long to keep, to be copied', async () => {
  const { visitor, token } = await atTheForm('Flo');
  await endSessionsOf('Flo');

  const name = 'a long story '.repeat(90_000);
  const { status, text } = await visitor.post(FORM, { ...typed, name, _csrf: token });

  expect(status).toBe(401);
  expect(readable(text)).toContain('What you typed is below: copy it');
  expect(text).toContain(name);
});

it('shows the form again when the page is from before the last sign-in', async () => {
  const { visitor, token, secret } = await atTheForm('Guy');
  await visitor.submit('/sign-out');
  await signInAgain(visitor, 'Guy', secret);

  const answer = await visitor.post(FORM, { ...typed, _csrf: token });

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('value="Wilf Carter"');
  const sent = await visitor.post(FORM, { ...typed, _csrf: tokenIn(answer.text) });
  expect(sent.status).toBe(303);
});

it('remembers the page that was asked for', async () => {
  await house.person('Hope');
  const visitor = house.visitor();

  expect((await visitor.get('/sessions?from=mail')).location).toBe('/sign-in');
  expect((await signIn(house, visitor, known('Hope'))).location).toBe('/sessions?from=mail');
});

it('lets a form of another site be no old page of ours', async () => {
  const { token } = await atTheForm('Ian');

  const answer = await fetch(new URL(FORM, house.url), {
    method: 'POST',
    body: new URLSearchParams({ ...typed, _csrf: token }),
    headers: { 'Sec-Fetch-Site': 'cross-site' },
    redirect: 'manual',
  });

  expect(answer.status).toBe(403);
});
