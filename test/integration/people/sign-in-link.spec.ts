import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { askToSignIn, known, sessionsOf, signIn, tokenIn } from './signing-in.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function tokensAsJson(): Promise<string> {
  return JSON.stringify(await house.db.query('SELECT * FROM sign_in_token ORDER BY id'));
}

describe('the link', () => {
  it('signs in the person whose address it was sent to, and goes home', async () => {
    const ada = await house.person('Ada');
    const visitor = house.visitor();

    const answer = await signIn(house, visitor, known('Ada'));

    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/home');
    expect(await sessionsOf(house, ada)).toBe(1);
    expect(readable((await visitor.get('/sessions')).text)).toContain('signed in with 1 browser');
  });

  it('is not spent by opening it, however often and however it is opened', async () => {
    await house.person('Bess');
    const visitor = house.visitor();
    const { link } = await askToSignIn(house, visitor, known('Bess'));
    const before = await tokensAsJson();
    const scanner = house.visitor();

    for (let look = 0; look < 3; look++) expect((await scanner.get(link)).status).toBe(200);
    for (const headers of [{ 'Sec-Purpose': 'prefetch' }, { Purpose: 'prefetch' }]) {
      expect((await fetch(new URL(link, house.url), { headers })).status).toBe(200);
    }
    expect((await fetch(new URL(link, house.url), { method: 'HEAD' })).status).toBe(200);

    expect(await tokensAsJson()).toBe(before);
    expect((await visitor.submit(link)).location).toBe('/home');
  });

  it('says whom it signs in before it does', async () => {
    await house.person('Cato');
    const { link } = await askToSignIn(house, house.visitor(), known('Cato'));

    expect(readable((await house.visitor().get(link)).text)).toContain(
      'You are about to sign in as cato@example.org',
    );
  });

  it('works once', async () => {
    const dora = await house.person('Dora');
    const first = house.visitor();
    const second = house.visitor();
    const { link } = await askToSignIn(house, first, known('Dora'));
    const { text } = await second.get(link);
    await first.submit(link);

    const again = await second.post(link, { _csrf: tokenIn(text) });

    expect(again.status).toBe(410);
    expect(await sessionsOf(house, dora)).toBe(1);
    expect((await second.get(link)).status).toBe(410);
  });

  it('works for ten minutes', async () => {
    await house.person('Ezra');
    const visitor = house.visitor();
    const { link, code } = await askToSignIn(house, visitor, known('Ezra'));
    const { text } = await visitor.get(link);
    house.clock.advance({ minutes: 10 });

    expect((await visitor.post(link, { _csrf: tokenIn(text) })).status).toBe(410);
    expect((await visitor.submit('/sign-in/code', { code })).status).toBe(422);
  });

  it('makes one session of fifty presses at the same moment, and leaves the browser signed in', async () => {
    const finn = await house.person('Finn');
    const visitor = house.visitor();
    const { link } = await askToSignIn(house, visitor, known('Finn'));
    const _csrf = tokenIn((await visitor.get(link)).text);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => visitor.post(link, { _csrf })),
    );

    // A press that comes after the session has its new id is from an old page, and is refused too.
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410 || status === 422)).toHaveLength(49);
    expect(await sessionsOf(house, finn)).toBe(1);
    expect((await visitor.get('/sessions')).status).toBe(200);
    for (const { status, headers } of answers) {
      if (status === 410) expect(headers.get('set-cookie')).toBeNull(); // whichever answer comes last
    }
  });

  it('is stored in no form that lets in', async () => {
    await house.person('Gwen');
    const { link, code } = await askToSignIn(house, house.visitor(), known('Gwen'));

    const stored = await tokensAsJson();

    expect(stored).not.toContain(link.split('/').at(-1));
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replace('-', ''));
  });
});
