import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { askToSignIn, freshAddress, known, sessionsOf, tokenIn } from './signing-in.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('the code', () => {
  it('signs in where it was asked for, in small letters and without its dash too', async () => {
    const hugo = await house.person('Hugo');
    const visitor = house.visitor();
    const { code } = await askToSignIn(house, visitor, known('Hugo'));

    const typed = code.toLowerCase().replace('-', ' ');
    const answer = await visitor.submit('/sign-in/code', { code: typed });

    expect(answer.location).toBe('/home');
    expect(await sessionsOf(house, hugo)).toBe(1);
  });

  it('is refused in another browser, which is told why', async () => {
    const ines = await house.person('Ines');
    const { code } = await askToSignIn(house, house.visitor(), known('Ines'));

    const elsewhere = await house.visitor().submit('/sign-in/code', { code });

    expect(elsewhere.status).toBe(422);
    expect(readable(elsewhere.text)).toContain('works only in the browser that asked for it');
    expect(await sessionsOf(house, ines)).toBe(0);
  });

  it('is refused in another browser that has asked for a message of its own', async () => {
    const jude = await house.person('Jude');
    const { code } = await askToSignIn(house, house.visitor(), known('Jude'));
    const other = house.visitor();
    await askToSignIn(house, other, freshAddress());

    expect((await other.submit('/sign-in/code', { code })).status).toBe(422);
    expect(await sessionsOf(house, jude)).toBe(0);
  });

  it('ends after five wrong ones, even when forty are tried at once', async () => {
    const kit = await house.person('Kit');
    const visitor = house.visitor();
    const { code } = await askToSignIn(house, visitor, known('Kit'));
    const _csrf = tokenIn((await visitor.get('/sign-in/code')).text);

    const guesses = await Promise.all(
      Array.from({ length: 40 }, () => visitor.post('/sign-in/code', { code: 'BBBB-BBBB', _csrf })),
    );

    expect(guesses.map(({ status }) => status)).toEqual(guesses.map(() => 422));
    expect((await visitor.submit('/sign-in/code', { code })).status).toBe(422);
    expect(await sessionsOf(house, kit)).toBe(0);
    const [row] = await house.db.query<{ wrong: number }[]>(
      `SELECT wrong_codes AS wrong FROM sign_in_token WHERE email = $1`,
      [known('Kit')],
    );
    expect(row?.wrong).toBe(5);
  });

  it('still works after a mail scanner has pressed the button of the link', async () => {
    const lena = await house.person('Lena');
    const visitor = house.visitor();
    const { link, code } = await askToSignIn(house, visitor, known('Lena'));
    await house.visitor().submit(link);

    expect((await visitor.submit('/sign-in/code', { code })).location).toBe('/home');
    expect(await sessionsOf(house, lena)).toBe(2);
  });

  it('is spent together with the link in the browser that asked', async () => {
    await house.person('Milo');
    const visitor = house.visitor();
    const { link, code } = await askToSignIn(house, visitor, known('Milo'));
    await visitor.submit(link);

    expect((await visitor.submit('/sign-in/code', { code })).status).toBe(422);
  });
});
