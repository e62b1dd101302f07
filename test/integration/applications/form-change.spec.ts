import { FormChange } from '../../../src/applications/form-change/form-change.service.js';
import { Submission } from '../../../src/applications/submission/submission.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { BuilderHand } from '../rounds/form-building/builder-hand.js';
import { ground, openRound, type Ground } from '../rounds/opened-round.js';
import { anOrganisation, aWholeDraft, whole } from './written-application.js';

let house: House;
let on: Ground;
let contact: string;
let wyn: Visitor;
let hand: BuilderHand;
let rounds = 0;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  on = await ground(house);
  contact = await house.person('Wyn Wivenhoe');
}, 60_000);
afterAll(() => house.close());

beforeEach(async () => {
  const slug = await openRound(house, on, {
    title: `Winter ${++rounds}`,
    budgets: [{ fundId: on.fundId, budgetPence: 2_000_000n }],
  });
  hand = new BuilderHand(await house.as(on.coordinator), slug);
});

async function aDraft(): Promise<{ id: string; organisationId: string }> {
  const organisationId = await anOrganisation(house, `Group ${rounds}`, contact);
  const id = await aWholeDraft(house, hand.slug, organisationId, contact);
  wyn = await house.as(contact);
  return { id, organisationId };
}

/** The second version: one compulsory question more in the first section, one of the standard ones gone. */
async function buildSecond(): Promise<void> {
  await hand.begin();
  await hand.addQuestion(1, 'short-text', 'Who will look after the hall?', { isRequired: 'yes' });
  await hand.remove('question-who-benefits');
}

async function stored(id: string) {
  const [row] = await house.db.query<{ formVersion: number; status: string; answers: object }[]>(
    `SELECT form_version AS "formVersion", status, answers FROM application WHERE id = $1`,
    [id],
  );
  return row;
}

const submit = (id: string) => wyn.submit(`/applications/${id}/submission`, { declaration: 'yes' });

it('says what happens to drafts: who they are, and what each change means', async () => {
  await aDraft();
  await buildSecond();

  const text = readable((await hand.visitor.get(`${hand.base}/publication`)).text);

  expect(text).toContain('1 draft of version 1');
  expect(text).toContain(`Group ${rounds}`);
  expect(text).toContain('Who will look after the hall? Added It must be answered before');
  expect(text).toContain('Who will benefit? Removed It is no longer asked.');
  expect(text).not.toContain('Lunch together');
});

it('lets a draft stay: started on version 1, submitted on it after version 2 was published', async () => {
  const { id } = await aDraft();
  await buildSecond();
  await hand.publish('stay');

  expect((await submit(id)).location).toBe(`/applications/${id}/receipt`);

  expect(await stored(id)).toMatchObject({ formVersion: 1, status: 'submitted' });
  const paper = readable((await hand.visitor.get(`/applications/${id}/paper`)).text);
  expect(paper).toContain('Who will benefit? Older neighbours who eat alone');
  expect(paper).not.toContain('Who will look after the hall?');
  const later = await anOrganisation(house, `Later ${rounds}`, contact);
  await startedBy(later);
});

/** Starts an application that answers the second version. */
async function startedBy(organisationId: string): Promise<void> {
  const visitor = await house.as(contact);
  const answer = await visitor.submit(`/rounds/${hand.slug}/application`, {
    organisation: organisationId,
  });
  const id = answer.location?.split('/').at(-1) ?? '';
  expect(await stored(id)).toMatchObject({ formVersion: 2 });
}

it('moves a draft: its answers stay, what is gone is kept and not shown, its people are told', async () => {
  const { id } = await aDraft();
  await buildSecond();
  await hand.publish('move');

  expect(await stored(id)).toMatchObject({
    ...{ formVersion: 2, status: 'draft' },
    answers: { 'who-benefits': 'Older neighbours who eat alone', people: '40' },
  });
  const list = readable((await wyn.get(`/applications/${id}`)).text);
  expect(list).toContain('The questions have changed');
  expect(list).toContain('Who will look after the hall? (added)');
  const refused = await submit(id);
  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain('Enter your answer to “Who will look after the hall?”');
  expect(readable(refused.text)).not.toContain('Older neighbours who eat alone');
  const letter = await house.letterbox.waitFor('wyn.wivenhoe@example.org', 'have changed');
  expect(letter.text).toContain('- Who will look after the hall? (added). It must be answered');

  await wyn.submit(`/applications/${id}/sections/1`, {
    ...whole[1],
    'who-will-look-after-the-hall': 'Bea',
  });
  expect((await submit(id)).location).toBe(`/applications/${id}/receipt`);
  const paper = readable((await hand.visitor.get(`/applications/${id}/paper`)).text);
  expect(paper).toContain('Who will look after the hall? Bea');
  expect(paper).not.toContain('Who will benefit?');
});

it('keeps from a page of the older form what is still asked', async () => {
  const { id } = await aDraft();
  const page = await wyn.get(`/applications/${id}/sections/2`);
  const hidden = (name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
  await buildSecond();
  await hand.publish('move');

  const late = await wyn.post(`/applications/${id}/sections/2`, {
    ...{ _csrf: hidden('_csrf'), _opened: hidden('_opened'), _page: hidden('_page') },
    ...{
      'who-benefits': 'Others',
      people: '41',
      neighbourhood: 'north',
      theme: 'community-safety',
    },
  });

  expect(late.status).toBe(303);
  expect(await stored(id)).toMatchObject({
    answers: { people: '41', 'who-benefits': 'Older neighbours who eat alone' },
  });
});

it('never moves what was submitted, by the act or by hand', async () => {
  const { id } = await aDraft();
  await submit(id);
  await buildSecond();
  await hand.publish('move');

  expect(await stored(id)).toMatchObject({ formVersion: 1, status: 'submitted' });
  await expect(
    house.db.query('UPDATE application SET form_version = 2 WHERE id = $1', [id]),
  ).rejects.toThrow('is submitted: it keeps its form');
});

it('moves each draft once for many clicks, with submitting at the same moment', async () => {
  const { id, organisationId } = await aDraft();
  await buildSecond();
  const [{ roundId } = { roundId: '' }] = await house.db.query<{ roundId: string }[]>(
    'SELECT id AS "roundId" FROM round WHERE slug = $1',
    [hand.slug],
  );
  const publish = () =>
    house
      .get(FormChange)
      .publish({ roundId, version: 2, revision: 2, drafts: 'move', by: on.coordinator });
  const [{ version } = { version: 0 }] = await house.db.query<{ version: number }[]>(
    'SELECT version FROM application WHERE id = $1',
    [id],
  );

  await Promise.allSettled([
    publish(),
    house.get(Submission).submit({
      ...{ applicationId: id, checkedVersion: version, by: contact },
      ...{ organisationIds: [organisationId], reachedAt: house.clock.now() },
    }),
    publish(),
    publish(),
  ]);

  const moves = await house.db.query<unknown[]>(
    'SELECT FROM application_form_move WHERE application_id = $1',
    [id],
  );
  const now = await stored(id);
  expect([now?.status, now?.formVersion, moves.length]).toEqual(
    now?.status === 'submitted' ? ['submitted', 1, 0] : ['draft', 2, 1],
  );
});

it('starts nothing on a form that is not published', async () => {
  const { id } = await aDraft();
  await hand.begin();
  await expect(
    house.db.query('UPDATE application SET form_version = 2 WHERE id = $1', [id]),
  ).rejects.toThrow('is not published');
});
