import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { aDraft, openForm } from './opened-draft.js';

let house: House;
let slug: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T14:03:00Z' });
  slug = await openRound(house, await ground(house));
}, 60_000);
afterAll(() => house.close());

async function stored(id: string): Promise<unknown> {
  const [row] = await house.db.query<unknown[]>(
    'SELECT title, answers, version FROM application WHERE id = $1',
    [id],
  );
  return row;
}

it('saves while somebody types, and says at what time', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const form = await openForm(wyn, `/applications/${id}/sections/1`);

  const answer = await form.autosave({ title: 'Lunch', summary: 'We eat' });

  expect(answer).toMatchObject({ status: 200, words: 'Saved at 2:03pm', changed: true });
  expect(await stored(id)).toEqual({ title: 'Lunch', answers: { summary: 'We eat' }, version: 1 });
});

it('counts nothing as saved that is there already', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const form = await openForm(wyn, `/applications/${id}/sections/1`);
  await form.autosave({ title: 'Lunch' });

  expect(await form.autosave({ title: 'Lunch' })).toMatchObject({ changed: false });
  expect(await stored(id)).toMatchObject({ version: 1 });
});

it('goes on with its own text when the reply to the last save was lost', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const path = `/applications/${id}/sections/1`;
  const { text } = await wyn.get(path);
  const form = await openForm(wyn, path);
  const hidden = Object.fromEntries(
    ['_csrf', '_opened', '_page'].map((name) => [
      name,
      new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '',
    ]),
  );
  await wyn.post(`${path}/autosave`, { ...hidden, title: 'Lun' }); // nobody hears of it

  const { status } = await wyn.post(path, { ...hidden, title: 'Lunch club' });
  expect(status).toBe(303);
  expect(await stored(id)).toMatchObject({ title: 'Lunch club' });
  expect((await form.save({ title: '' })).status).toBe(303); // another page, that never had a title
  expect(await stored(id)).toMatchObject({ title: 'Lunch club' });
});

it('says why not once the round has closed, and stores nothing', async () => {
  const { id } = await aDraft(house, slug);
  house.clock.set('2026-12-04T11:59:00Z');
  const wyn = await house.as(await house.person('Wyn Wivenhoe'));
  const late = await openForm(wyn, `/applications/${id}/sections/1`);
  house.clock.set('2026-12-04T12:00:00Z');

  const answer = await late.autosave({ title: 'Too late' });

  expect(answer.refused).toEqual(['This round closed on Friday 4 December 2026, 12 noon']);
  expect(await stored(id)).toMatchObject({ title: '' });
  house.clock.set('2026-11-23T14:03:00Z');
});

it('answers a script whose sign-in has ended with a word, and holds nothing for it', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const path = `/applications/${id}/sections/1`;
  await wyn.get(path);
  await house.db.query('DELETE FROM session');

  const answer = await fetch(new URL(`${path}/autosave`, house.url), {
    method: 'POST',
    headers: { cookie: wyn.cookie, accept: 'application/json' },
    body: new URLSearchParams({ title: 'Lost?', _csrf: 'a'.repeat(256) }),
  });

  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ needs: '/sign-in' });
  expect(await house.db.query('SELECT FROM held_form')).toEqual([]);
});

it('shows the section to whoever opens its address', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const path = `/applications/${id}/sections/1`;

  expect((await wyn.get(`${path}/autosave`)).location).toBe(path);
});

it('keeps what can’t be read as it was typed, beside everything else', async () => {
  const { id, wyn } = await aDraft(house, slug);
  const path = `/applications/${id}/sections/1`;
  const form = await openForm(wyn, path);
  const date = { 'starts-on-day': '31', 'starts-on-month': '2', 'starts-on-year': '2027' };

  const saved = await form.save({ title: 'Lunch club', _then: 'next', ...date });

  expect(saved.status).toBe(303);
  const shown = await wyn.follow(saved);
  expect(shown.status).toBe(200);
  expect(shown.text).toMatch(/name="starts-on-day"[^>]*value="31"/);
  expect(readable(shown.text)).toContain('Saved, but this needs your attention');
  expect(readable(shown.text)).toContain('The date your project starts must be a real date');
  expect(await stored(id)).toMatchObject({ title: 'Lunch club', version: 1 });
  expect(readable((await wyn.get(`/applications/${id}`)).text)).toMatch(
    /The project .* Needs attention/,
  );

  const again = await openForm(wyn, path);
  const goneOn = await again.save({ title: 'Lunch club', _then: 'next', ...date });
  expect(goneOn.location).toContain(`/applications/${id}/sections/2`); // nobody is kept on a page
  const mended = await again.save({ title: 'Lunch club', ...date, 'starts-on-day': '28' });
  expect(mended.location).toContain(`/applications/${id}`);
  expect(await stored(id)).toMatchObject({ answers: { 'starts-on': '2027-02-28' } });
});
