import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import {
  actsOn,
  codeOf,
  enrol,
  known,
  secretOn,
  sessionsOf,
  signIn,
  tokenIn,
} from './signing-in.js';

let house: House;
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-12-01T10:00:00Z' });
});
afterAll(() => house.close());

const doorOf = async (visitor: Visitor) => (await visitor.get('/people')).status;

it('is set up after the first sign-in of somebody who decides, and then opens their doors', async () => {
  const id = await house.person('Ann', 'administrator');
  const visitor = house.visitor();

  await enrol(house, visitor, known('Ann'));

  expect(await doorOf(visitor)).toBe(200);
  expect(await actsOn(house, id)).toEqual(['signed-in', 'enrolled-second-factor']);
});

it('is asked for at the next sign-in, before the doors that need it', async () => {
  await house.person('Ben', 'administrator');
  const secret = await enrol(house, house.visitor(), known('Ben'));
  const visitor = house.visitor();
  await signIn(house, visitor, known('Ben'));
  const shut = await visitor.get('/people?order=name');
  expect(shut.location).toBe('/second-factor');

  house.clock.advance({ minutes: 1 });
  const shown = await visitor.submit('/second-factor', { code: codeOf(house, secret) });

  expect(shown.location).toBe('/people?order=name');
  expect(await doorOf(visitor)).toBe(200);
});

it('is not asked of a contact', async () => {
  await house.person('Con', { role: 'contact', subjectId: '00000000-0000-4000-8000-000000000001' });

  expect((await signIn(house, house.visitor(), known('Con'))).location).toBe('/home');
});

it('accepts a code once, in whatever browser', async () => {
  await house.person('Dot', 'administrator');
  const secret = await enrol(house, house.visitor(), known('Dot'));
  house.clock.advance({ minutes: 1 });
  const [first, second] = [house.visitor(), house.visitor()];
  for (const visitor of [first, second]) await signIn(house, visitor, known('Dot'));
  const code = codeOf(house, secret);

  const answers = await Promise.all(
    [first, second].map((visitor) => visitor.submit('/second-factor', { code })),
  );

  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.map(({ text }) => readable(text)).join()).toContain('That code has been used');
});

it('does not accept the code that set the app up', async () => {
  await house.person('Eli', 'administrator');
  const secret = await enrol(house, house.visitor(), known('Eli'));
  const visitor = house.visitor();
  await signIn(house, visitor, known('Eli'));

  const answer = await visitor.submit('/second-factor', { code: codeOf(house, secret) });

  expect(answer.status).toBe(422);
  expect(await doorOf(visitor)).toBe(303);
});

it('accepts the code of half a minute ago, and no older one', async () => {
  await house.person('Fay', 'administrator');
  const secret = await enrol(house, house.visitor(), known('Fay'));
  const visitor = house.visitor();
  await signIn(house, visitor, known('Fay'));
  house.clock.set('2026-12-01T11:00:00Z');
  const old = codeOf(house, secret);
  house.clock.set('2026-12-01T11:01:05Z');
  expect((await visitor.submit('/second-factor', { code: old })).status).toBe(422);
  house.clock.set('2026-12-01T11:01:35Z');
  const late = codeOf(house, secret);
  house.clock.set('2026-12-01T11:02:05Z');

  expect((await visitor.submit('/second-factor', { code: late })).status).toBe(303);
});

it('is closed to guessing after ten tries', async () => {
  await house.person('Gil', 'administrator');
  const secret = await enrol(house, house.visitor(), known('Gil'));
  house.clock.advance({ minutes: 1 });
  const visitor = house.visitor();
  await signIn(house, visitor, known('Gil'));
  const wrong = codeOf(house, secret) === '000000' ? '000001' : '000000';
  for (let time = 0; time < 10; time++) {
    expect((await visitor.submit('/second-factor', { code: wrong })).status).toBe(422);
  }

  const right = await visitor.submit('/second-factor', { code: codeOf(house, secret) });

  expect(right.status).toBe(429);
  expect(await doorOf(visitor)).toBe(303);
});

it('is replaced only by somebody who shows the present one, and signs out the other browsers', async () => {
  const id = await house.person('Hal', 'administrator');
  const visitor = house.visitor();
  const secret = await enrol(house, visitor, known('Hal'));
  const onlyMail = house.visitor();
  await signIn(house, onlyMail, known('Hal'));
  expect((await onlyMail.get('/second-factor/enrolment')).location).toBe('/second-factor');
  const next = secretOn((await visitor.get('/second-factor/enrolment')).text);
  house.clock.advance({ minutes: 1 });
  const without = await visitor.submit('/second-factor/enrolment', { code: codeOf(house, next) });
  expect(without.status).toBe(422);

  const replaced = await visitor.submit('/second-factor/enrolment', {
    presentCode: codeOf(house, secret),
    code: codeOf(house, next),
  });

  expect(replaced.status).toBe(303);
  expect(await sessionsOf(house, id)).toBe(1);
  expect((await actsOn(house, id)).at(-1)).toBe('replaced-second-factor');
});

it('cannot be replaced past the form by somebody who has only the e-mail', async () => {
  await house.person('Ida', 'administrator');
  const first = house.visitor();
  const second = house.visitor();
  await signIn(house, second, known('Ida'));
  const { text } = await second.get('/second-factor/enrolment');
  await enrol(house, first, known('Ida'));

  const answer = await second.post('/second-factor/enrolment', {
    _csrf: tokenIn(text),
    code: codeOf(house, secretOn(text)),
  });

  expect(answer.status).not.toBe(200);
  expect(await doorOf(second)).toBe(303);
  expect(await doorOf(first)).toBe(200);
});

it('shows a picture and a key, and neither script nor style of its own', async () => {
  await house.person('Joy', 'administrator');
  const visitor = house.visitor();
  await signIn(house, visitor, known('Joy'));

  const { text } = await visitor.get('/second-factor/enrolment');

  expect(text).toContain('src="data:image/svg+xml;base64,');
  expect(secretOn(text)).toHaveLength(32);
  expect(text).not.toMatch(/ style="/);
});
