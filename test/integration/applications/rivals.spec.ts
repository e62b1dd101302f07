import { openHouse, type House } from '../../support/house.js';
import { hiddenFieldsOf, readable, type Fields, type Visitor } from '../../support/visitor.js';
import { ground, openRound } from '../rounds/opened-round.js';
import { aDraft, openForm } from './opened-draft.js';

let house: House;
let slug: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  slug = await openRound(house, await ground(house));
}, 60_000);
afterAll(() => house.close());

async function stored(id: string): Promise<unknown> {
  const [row] = await house.db.query<unknown[]>(
    `SELECT title, answers ->> 'summary' AS summary FROM application WHERE id = $1`,
    [id],
  );
  return row;
}

async function rivals(id: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ answer: string }[]>(
    `SELECT answer #>> '{}' AS answer FROM rival_answer WHERE application_id = $1 ORDER BY written_at`,
    [id],
  );
  return rows.map(({ answer }) => answer);
}

/** Wyn and Sam open the first section at the same time, and each writes a summary; Sam saves first. */
async function bothWrite(
  titleOfSam = '',
): Promise<{ id: string; path: string; wyn: Visitor; sam: Visitor }> {
  const { id, wyn, sam } = await aDraft(house, slug);
  const path = `/applications/${id}/sections/1`;
  const [ofWyn, ofSam] = [await openForm(wyn, path), await openForm(sam, path)];
  await ofSam.save({ title: titleOfSam, summary: 'What Sam wrote' });
  const saved = await ofWyn.save({ title: '', summary: 'What Wyn wrote', _then: 'next' });
  expect(saved.location?.split('?')[0]).toBe(path);
  return { id, path, wyn, sam };
}

async function choose(visitor: Visitor, path: string, keep: string): Promise<void> {
  const hidden = hiddenFieldsOf((await visitor.get(path)).text, path);
  const chosen: Fields = { ...hidden, '_keep.summary': keep };
  expect((await visitor.post(path, chosen)).status).toBe(303);
}

it('merges without asking what only one of the two has touched', async () => {
  const { id, wyn, sam } = await aDraft(house, slug);
  const path = `/applications/${id}/sections/1`;
  const [ofWyn, ofSam] = [await openForm(wyn, path), await openForm(sam, path)];

  await ofSam.save({ title: 'Sam’s title', summary: '' });
  await ofWyn.save({ title: '', summary: 'What Wyn wrote' });

  expect(await stored(id)).toEqual({ title: 'Sam’s title', summary: 'What Wyn wrote' });
  expect(await rivals(id)).toEqual([]);
});

it('keeps both where both wrote, and shows them side by side with who wrote which', async () => {
  const { id, path, wyn, sam } = await bothWrite('Sam’s title');

  expect(await stored(id)).toEqual({ title: 'Sam’s title', summary: 'What Sam wrote' });
  expect(await rivals(id)).toEqual(['What Wyn wrote']);
  const pattern =
    /Two people wrote here .* Sam Okafor, Monday 23 November 2026, 10am What Sam wrote You, .* What Wyn wrote Keep both/;
  expect(readable((await wyn.get(path)).text)).toMatch(pattern);
  expect(readable((await sam.get(path)).text)).toMatch(/You, .* What Sam wrote Wyn Wivenhoe, /);
  expect(readable((await sam.get(`/applications/${id}`)).text)).toMatch(
    /Two people wrote to “What will you do\?”: choose what stays\. Needs attention/,
  );
});

it.each([
  ['stored', 'What Sam wrote'],
  ['both', 'What Sam wrote\n\nWhat Wyn wrote'],
])('leaves what is chosen: %s', async (keep, summary) => {
  const { id, path, sam } = await bothWrite();

  await choose(sam, path, keep);

  expect(await stored(id)).toMatchObject({ summary });
  expect(await rivals(id)).toEqual([]);
});

it('leaves the other’s text when that is chosen', async () => {
  const { id, path, sam } = await bothWrite();
  const [rival] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM rival_answer WHERE application_id = $1',
    [id],
  );

  await choose(sam, path, rival?.id ?? '');

  expect(await stored(id)).toMatchObject({ summary: 'What Wyn wrote' });
  expect(await rivals(id)).toEqual([]);
});

it('saves the rest of the section while nothing is chosen', async () => {
  const { id, path, wyn } = await bothWrite();

  await (await openForm(wyn, path)).save({ title: 'Lunch club' });

  expect(await stored(id)).toEqual({ title: 'Lunch club', summary: 'What Sam wrote' });
  expect(await rivals(id)).toEqual(['What Wyn wrote']);
});

it('throws no text away that was not on the page when the choice was made', async () => {
  const { id, path, wyn, sam } = await bothWrite();
  const hidden = hiddenFieldsOf((await sam.get(path)).text, path);
  const third = await house.person('Thea Third');
  await house.db.query(
    `INSERT INTO rival_answer (application_id, question, written_by, written_at, page, answer)
     VALUES ($1, 'summary', $2, now(), '', '"What Thea wrote"')`,
    [id, third],
  );

  const answer = await sam.post(path, { ...hidden, '_keep.summary': 'stored' });

  expect(answer.status).toBe(303);
  expect(await rivals(id)).toHaveLength(2);
  expect(readable((await wyn.get(path)).text)).toContain('What Thea wrote');
});

it('submits nothing while two texts wait for a choice', async () => {
  const { id, path, wyn } = await bothWrite();
  const page = `/applications/${id}/submission`;

  const refused = await wyn.submit(page, { declaration: 'yes' });

  expect(refused.status).toBe(422);
  const sentence = 'Two people wrote to “What will you do?” at the same time: choose what stays';
  expect(readable(refused.text)).toContain(sentence);
  await choose(wyn, path, 'stored');
  expect(readable((await wyn.submit(page, { declaration: 'yes' })).text)).not.toContain(sentence);
});

it('keeps every text that is written at the same moment, in however many windows', async () => {
  const { id, path, wyn } = await bothWrite();
  await choose(wyn, path, 'stored');
  const forms = await Promise.all(Array.from({ length: 10 }, () => openForm(wyn, path)));

  const answers = await Promise.all(
    forms.map((form, index) => form.autosave({ title: `Title ${index % 5}` })),
  );

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { title } = (await stored(id)) as { title: string };
  const kept = new Set([title, ...(await rivals(id))]);
  expect([...kept].sort()).toEqual([0, 1, 2, 3, 4].map((number) => `Title ${number}`));
});
