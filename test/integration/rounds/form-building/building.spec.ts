import { openHouse, type House } from '../../../support/house.js';
import { readable } from '../../../support/visitor.js';
import { ground, openRound, type Ground } from '../opened-round.js';
import { BuilderHand, versionsOf } from './builder-hand.js';

let house: House;
let on: Ground;
let hand: BuilderHand;
let rounds = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
}, 60_000);
afterAll(() => house.close());

beforeEach(async () => {
  const slug = await openRound(house, on, {
    title: `Hyperlocal ${++rounds}`,
    largestPence: 100_000n,
    budgets: [{ fundId: on.fundId, budgetPence: 200_000n }],
  });
  hand = new BuilderHand(await house.as(on.coordinator), slug);
});

async function built() {
  const version = (await versionsOf(house, hand.slug)).find(({ isPublished }) => !isPublished);
  if (!version) throw new Error('Nothing is being built');
  return version;
}

it('opens a round with the standard form as its first version, published', async () => {
  expect(await versionsOf(house, hand.slug)).toMatchObject([
    { version: 1, isPublished: true, drafts: null, revision: 0 },
  ]);
  const outline = readable((await hand.visitor.get(hand.base)).text);
  expect(outline).toContain('Version 1, published');
  expect(outline).toContain('What is your project called?');
});

it('builds a small form from nothing: every kind of act, each on the record', async () => {
  await hand.begin('bare');
  await hand.addSection('About you', 'Who you are.');
  await hand.addQuestion(2, 'yes-no', 'Is it new?', { isRequired: 'yes' });
  await hand.addQuestion(2, 'long-text', 'What is new about it?', { mostWords: '50' });
  await hand.addQuestion(2, 'money', 'What will it cost?', { isRequired: 'yes' });
  await hand.addCondition('question-what-is-new-about-it', 'is-it-new', {
    is: 'one-of',
    values: ['yes'],
  });
  await hand.addRule('at-most', {
    sum: 'amount',
    of: 'what-will-it-cost',
    message: 'Ask for no more than it costs',
  });
  await hand.move('question-what-will-it-cost', 'up');
  const changed = await hand.changeQuestion('is-it-new', {
    ...{ label: 'Is your project new?', noun: '', hint: 'New to you', guidance: '' },
    isRequired: 'yes',
  });

  expect(changed.status).toBe(303);
  expect((await built()).definition).toEqual({
    sections: [
      { title: 'Your project', questions: expect.any(Array) as unknown },
      {
        title: 'About you',
        guidance: 'Who you are.',
        questions: [
          {
            ...{ name: 'is-it-new', kind: 'yes-no', label: 'Is your project new?' },
            ...{ noun: 'your answer to “Is your project new?”', hint: 'New to you' },
            isRequired: true,
          },
          expect.objectContaining({ name: 'what-will-it-cost', kind: 'money' }),
          expect.objectContaining({
            name: 'what-is-new-about-it',
            mostWords: 50,
            isRequired: false,
            shownIf: [{ question: 'is-it-new', is: 'one-of', values: ['yes'] }],
          }),
        ],
      },
    ],
    rules: [
      {
        kind: 'at-most',
        sum: { question: 'amount' },
        of: { question: 'what-will-it-cost' },
        message: 'Ask for no more than it costs',
      },
    ],
  });
  const acts = await house.db.query<{ act: string }[]>(
    `SELECT act FROM audit_event WHERE act LIKE 'form:%' ORDER BY id DESC LIMIT 8`,
  );
  expect(acts.map(({ act }) => act)).toEqual([
    'form: question changed',
    'form: moved up',
    'form: rule added',
    'form: conditions changed',
    'form: question added',
    'form: question added',
    'form: question added',
    'form: section added',
  ]);
});

it('shows the reasons of a form on the page that caused them, with what was typed', async () => {
  await hand.begin('bare');

  const answer = await hand.addQuestion(1, 'one-of', ' ', { choices: '\n\n' });

  expect(answer.status).toBe(422);
  const text = readable(answer.text);
  expect(text).toContain('The question must not be empty');
  expect(text).toContain('There must be at least one choice');
  expect(answer.text).toContain('href="#choices"');
  expect((await built()).revision).toBe(0);
});

it('refuses what an edit breaks elsewhere, and says where', async () => {
  await hand.begin('bare');
  await hand.addQuestion(1, 'one-of', 'Where?', { choices: 'North\nSouth', isRequired: 'yes' });
  await hand.addQuestion(1, 'short-text', 'Which street?');
  await hand.addCondition('question-which-street', 'where', { is: 'one-of', values: ['north'] });

  const removed = await hand.visitor.post(`${hand.base}/removals/question-where`, {
    ...(await hand.opened('sections/new')),
  });
  const changed = await hand.changeQuestion('where', {
    ...{ label: 'Where?', noun: '', hint: '', guidance: '', isRequired: 'yes' },
    choices: 'South\nEast',
  });
  const moved = await hand.move('question-which-street', 'up');

  for (const { status, text } of [removed, changed, moved]) {
    expect(status).toBe(422);
    expect(readable(text)).toContain('“Which street?”');
  }
  expect((await hand.visitor.get(`${hand.base}/removals/question-where`)).text).toContain(
    'It can’t be removed yet',
  );
});

it('never does without the title and the amount', async () => {
  await hand.begin('bare');
  const optional = await hand.changeQuestion('amount', {
    ...{ label: 'How much?', noun: '', hint: '', guidance: '' },
  });
  const removed = await hand.visitor.post(`${hand.base}/removals/question-title`, {
    ...(await hand.opened('sections/new')),
  });

  expect(readable(optional.text)).toContain('must be compulsory: every form asks how much');
  expect(readable(removed.text)).toContain('Every form must ask what the project is called');
});

it('keeps the values of choices that stay, and gives names that were never used', async () => {
  await hand.begin('bare');
  await hand.addQuestion(1, 'one-of', 'Where?', { choices: 'North\nSouth' });
  await hand.changeQuestion('where', {
    ...{ label: 'Where is it?', noun: '', hint: '', guidance: '', choices: 'South\nNörth\nNorth' },
  });
  await hand.publish();
  await hand.begin();
  await hand.remove('question-where');
  await hand.addQuestion(1, 'short-text', 'Where?');

  const form = JSON.stringify((await built()).definition);
  expect(form).toContain('"name": "where-b"'.replace(': ', ':'));
  const published = JSON.stringify((await versionsOf(house, hand.slug))[1]?.definition);
  expect(published).toContain(
    JSON.stringify([
      { text: 'South', value: 'south' },
      { text: 'Nörth', value: 'north-2' },
      { text: 'North', value: 'north' },
    ]),
  );
});

it('tells the later of two coordinators, who then may choose', async () => {
  await hand.begin('bare');
  const other = new BuilderHand(
    await house.as(await house.person('Omar Other', 'coordinator')),
    hand.slug,
  );
  const page = 'questions/title';
  const opened = await other.opened(page);
  await hand.addSection('Added meanwhile');
  const words = { label: 'Name it', noun: '', hint: '', guidance: '', isRequired: 'yes' };

  const refused = await other.visitor.post(`${other.base}/${page}`, { ...opened, ...words });

  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain('Cora Coordinator changed this form on Monday 23');
  expect(refused.text).toContain('value="Name it"');
  expect(refused.text).toContain('name="revision" value="1"');
  const again = await other.visitor.post(`${other.base}/${page}`, {
    ...opened,
    ...words,
    revision: '1',
  });
  expect(again.status).toBe(303);
});

it('makes one edit of two clicks, and one version of two that begin', async () => {
  await Promise.all([hand.begin('bare'), hand.begin('standard')]);
  expect(await versionsOf(house, hand.slug)).toHaveLength(2);
  const { revision, definition } = await built();
  const count = definition.sections.length;
  const fields = { ...(await hand.opened('sections/new')), title: 'Twice', guidance: '' };

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => hand.visitor.post(`${hand.base}/sections/new`, fields)),
  );

  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303));
  const after = await built();
  expect(after.revision).toBe(revision + 1);
  expect(after.definition.sections).toHaveLength(count + 1);
});

it('publishes only what can be asked, and freezes it by the database', async () => {
  await hand.begin('bare');
  await hand.addSection('Nothing in it');
  const { version, revision } = await built();
  const token = await hand.opened('sections/new');
  const refused = await hand.visitor.post(`${hand.base}/publication`, {
    ...{ ...token, version: String(version), revision: String(revision), drafts: 'stay' },
  });
  expect(readable(refused.text)).toContain('Section “Nothing in it” must have a question');

  await hand.remove('section-2');
  expect((await hand.publish()).status).toBe(303);

  const published = { round: hand.slug, version: 2 };
  for (const sql of [
    `UPDATE round_form SET definition = '{"sections": []}'`,
    `UPDATE round_form SET drafts = 'move'`,
    'DELETE FROM round_form',
  ]) {
    await expect(
      house.db.query(
        `${sql} WHERE version = $2 AND round_id = (SELECT id FROM round WHERE slug = $1)`,
        [published.round, published.version],
      ),
    ).rejects.toThrow('is refused: it is published');
  }
  await expect(house.db.query('TRUNCATE round_form CASCADE')).rejects.toThrow('is refused');
});

it('publishes once for two clicks, and refuses an edit of what was published meanwhile', async () => {
  await hand.begin('bare');
  const opened = await hand.opened('sections/new');
  const fields = { ...(await hand.opened('publication')), drafts: 'stay' };

  const answers = await Promise.all(
    [1, 2, 3].map(() => hand.visitor.post(`${hand.base}/publication`, fields)),
  );
  const late = await hand.visitor.post(`${hand.base}/sections/new`, { ...opened, title: 'Late' });

  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(late.status).toBe(422);
  expect(readable(late.text)).toContain('No new version of this form is being built');
  const [{ count } = { count: 0 }] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM audit_event WHERE act = 'form: published'
        AND subject = 'round/' || (SELECT id FROM round WHERE slug = $1)`,
    [hand.slug],
  );
  expect(count).toBe(1);
});

it('copies the form of another round, and lets a clash of names be none', async () => {
  const source = new BuilderHand(
    hand.visitor,
    await openRound(house, on, {
      title: `Copied from ${rounds}`,
      largestPence: 100_000n,
      budgets: [{ fundId: on.fundId, budgetPence: 200_000n }],
      formFrom: 'bare',
    }),
  );
  await source.begin();
  await source.addQuestion(1, 'number', 'Summary', { least: '1', most: '5', isRequired: 'yes' });
  await source.publish();
  const [{ id } = { id: '' }] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM round WHERE slug = $1',
    [source.slug],
  );

  const answer = await hand.begin('round', id);

  expect(answer.status).toBe(303);
  const form = JSON.stringify((await built()).definition);
  expect(form).toContain('"name":"summary-b"');
  expect(form).not.toContain('"name":"summary"');
});

it('throws a version away, and not one that was changed since', async () => {
  await hand.begin('bare');
  const opened = await hand.opened('discarding');
  await hand.addSection('More');
  const refused = await hand.visitor.post(`${hand.base}/discarding`, opened);
  expect(refused.status).toBe(422);

  await hand.visitor.submit(`${hand.base}/discarding`);

  expect(await versionsOf(house, hand.slug)).toMatchObject([{ version: 1, isPublished: true }]);
});

it('opens a round with the form and the criteria of an earlier one', async () => {
  await hand.begin('bare');
  await hand.publish();
  const page = await hand.visitor.get(`/rounds/new?from=${hand.slug}`);
  expect(page.text).toContain('Does it build on what is strong?');
  expect(page.text).toMatch(/<option value="[0-9a-f-]{36}" selected>The questions of Hyperlocal/);
});
