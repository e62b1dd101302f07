import { ReturnForms } from '../../../../src/rounds/return-forms/return-forms.queries.js';
import { READY_MADE } from '../../../../src/rounds/return-forms/ready-made.js';
import { openHouse, type House } from '../../../support/house.js';
import { readable } from '../../../support/visitor.js';
import { ground, openRound, type Ground } from '../opened-round.js';
import { BuilderHand } from './builder-hand.js';

let house: House;
let on: Ground;
let rounds = 0;

/** The same builder, at another form of the round. */
class ReturnHand extends BuilderHand {
  override get base(): string {
    return `/rounds/${this.slug}/return-forms/final`;
  }
}

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
}, 60_000);
afterAll(() => house.close());

async function aHand(largestPence = 150_000n): Promise<ReturnHand> {
  const slug = await openRound(house, on, {
    title: `Returned ${++rounds}`,
    largestPence,
    budgets: [{ fundId: on.fundId, budgetPence: 200_000n }],
  });
  return new ReturnHand(await house.as(on.coordinator), slug);
}

async function asked({ slug }: BuilderHand) {
  const [round] = await house.db.query<{ id: string }[]>('SELECT id FROM round WHERE slug = $1', [
    slug,
  ]);
  return house.get(ReturnForms).newest(round?.id ?? '', 'final');
}

it('asks the house’s full form until another is published, and the light one of small grants', async () => {
  const [large, small] = [await aHand(), await aHand(100_000n)];

  expect(await asked(large)).toEqual({ version: 0, definition: READY_MADE.full.final });
  expect(await asked(small)).toEqual({ version: 0, definition: READY_MADE.light.final });
  const { text } = await large.visitor.get(large.base);
  expect(readable(text)).toContain('The form that came with the house');
  expect(readable((await large.visitor.get(`${large.base}/preview`)).text)).toContain(
    'What stays when the grant is spent?',
  );
});

it('is built, published and frozen with the same pages as a form of applications', async () => {
  const hand = await aHand();
  await hand.begin('light');
  await hand.addSection('What came of it');
  await hand.addQuestion(2, 'yes-no', 'Will it go on?', { isRequired: 'yes' });
  await hand.addQuestion(2, 'progress', 'What became of your outcomes?', { isRequired: 'yes' });
  const changed = await hand.changeQuestion('spending', {
    ...{ label: 'What did it cost?', noun: '', hint: '', guidance: '', isRequired: 'yes' },
    ...{ tolerancePercent: '20', tolerancePence: '100', explainsLess: 'yes' },
  });
  expect(changed.status).toBe(303);
  expect((await asked(hand)).version).toBe(0);

  const page = await hand.visitor.get(`${hand.base}/publication`);
  expect(readable(page.text)).toContain('Will it go on? : added');
  const sent = await hand.visitor.submit(`${hand.base}/publication`);

  expect(sent.location).toBe(hand.base);
  const { version, definition } = await asked(hand);
  expect(version).toBe(1);
  expect(definition.sections.map(({ questions }) => questions.map(({ name }) => name))).toEqual([
    ['spending', 'people', 'story'],
    ['will-it-go-on', 'what-became-of-your-outcomes'],
  ]);
  expect(definition.sections[0]?.questions[0]).toMatchObject({
    tolerancePercent: 20,
    tolerancePence: '10000',
  });
  for (const sql of [
    `UPDATE return_form SET definition = '{"sections": []}' WHERE version = 1`,
    'DELETE FROM return_form WHERE version = 1',
  ]) {
    await expect(house.db.query(sql)).rejects.toThrow('it is published');
  }
});

it('refuses what no return may leave out, at its place', async () => {
  const hand = await aHand();
  await hand.begin('full');

  const without = await hand.remove('question-story');
  expect(readable(without.text)).toContain('Every return must tell what was made possible');
  const unasked = await hand.remove('question-consent-until');
  expect(readable(unasked.text)).toContain('needs the three questions about who has agreed');
  const twice = await hand.addQuestion(1, 'people', 'How many again?', { isRequired: 'yes' });
  expect(readable(twice.text)).toContain('asks what another question asks already');
});

it('offers questions for returns in returns only', async () => {
  const hand = await aHand();
  await hand.begin('light');
  const kinds = readable((await hand.visitor.get(`${hand.base}/sections/1/questions/new`)).text);
  expect([kinds.includes('Progress'), kinds.includes('People reached')]).toEqual([true, false]);

  const applying = new BuilderHand(hand.visitor, hand.slug);
  await applying.begin('bare');
  const other = readable(
    (await hand.visitor.get(`${applying.base}/sections/1/questions/new`)).text,
  );
  expect(other).not.toContain('Progress');
  const forced = await applying.addQuestion(1, 'people', 'How many?', { isRequired: 'yes' });
  expect(readable(forced.text)).toContain('is a question for returns');
});

it('begins once, is thrown away, and is told when another edited it meanwhile', async () => {
  const hand = await aHand();
  await Promise.all([hand.begin('light'), hand.begin('light'), hand.begin('light')]);
  const opened = await hand.opened('publication');
  await hand.addSection('More');

  const late = await hand.visitor.post(`${hand.base}/publication`, opened);
  expect(readable(late.text)).toContain('You changed this form in another window');
  await hand.visitor.submit(`${hand.base}/discarding`);
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::int FROM return_form f JOIN round r ON r.id = f.round_id WHERE r.slug = $1`,
    [hand.slug],
  );
  expect(row?.count).toBe(0);
  expect((await hand.visitor.get(`/rounds/${hand.slug}/return-forms/nonsense`)).status).toBe(404);
  expect(readable((await hand.visitor.get(`/rounds/${hand.slug}/return-forms`)).text)).toContain(
    'Form of the last return',
  );
});
