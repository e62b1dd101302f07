import { Likenesses } from '../../../../src/applications/checks/duplicates/likenesses.queries.js';
import { LikenessSearch } from '../../../../src/applications/checks/duplicates/likeness-search.service.js';
import { openHouse, type House } from '../../../support/house.js';
import { readable, type Visitor } from '../../../support/visitor.js';
import { settled } from '../../hardening/tables.js';
import { aBid, aPanel, actsOn, declare, type ABid } from '../../panels/a-panel.js';

const BIKES =
  'Young people learn to mend bicycles that were thrown away, and keep the one they mended. On Saturdays the workshop in Magnolia Drive is open to everybody who has a puncture.';
const BIKES_AGAIN =
  'On Saturdays our workshop in Magnolia Drive is open to everybody who has a puncture. Young people will learn to mend bicycles that were thrown away and keep the one they mended.';
const SONGS =
  'We sing the songs from the years that stay longest with people who have dementia, and there is tea afterwards for those who love them.';

let house: House;
let priya: string;
let coordinator: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  priya = await house.person('Priya Coordinator', 'coordinator');
  coordinator = await house.as(priya);
}, 60_000);

afterAll(() => house.close());

beforeEach(() =>
  house.db.query('DELETE FROM likeness; DELETE FROM application_text; DELETE FROM earlier_award'),
);

function search(...bids: readonly ABid[]): Promise<unknown> {
  return Promise.all(bids.map((bid) => house.get(LikenessSearch).search(bid.applicationId)));
}

async function anEarlierAward(title: string, description: string): Promise<void> {
  await house.db.query(
    `INSERT INTO earlier_award (identifier, title, description, amount_pence, awarded_on, recipient_name,
                                recipient_identifier, funder_name, funder_identifier, programme, imported_at)
     VALUES ('360G-example-1', $1, $2, 500000, '2025-03-01', 'Greenstead Cyclists', '', 'An Example Trust', '', '', now())`,
    [title, description],
  );
}

it('finds the same project in another round of another panel, once for both, whoever was first', async () => {
  const ours = await aBid(house, await aPanel(house), { title: 'Mend it, ride it', answer: BIKES });
  const theirs = await aBid(house, await aPanel(house), { title: 'Spokes', answer: BIKES_AGAIN });
  const songs = await aBid(house, await aPanel(house), { title: 'Songs we know', answer: SONGS });

  await search(ours, theirs, songs);
  await search(theirs);

  const found = await house.get(Likenesses).of(ours.applicationId, priya);
  expect(found).toMatchObject([{ reference: theirs.reference, finding: null }]);
  expect(await house.get(Likenesses).of(theirs.applicationId, priya)).toMatchObject([
    { reference: ours.reference, id: found[0]?.id },
  ]);
  expect(await house.get(Likenesses).of(songs.applicationId, priya)).toEqual([]);
});

it('finds earlier awards of the imported register by title and by description', async () => {
  const bid = await aBid(house, await aPanel(house), { title: 'Mend it, ride it', answer: BIKES });
  await anEarlierAward('A grant to Greenstead', BIKES_AGAIN);

  await search(bid);

  expect(await house.get(Likenesses).of(bid.applicationId, priya)).toMatchObject([
    {
      reference: '360G-example-1',
      organisationName: 'Greenstead Cyclists',
      awardedOn: '2025-03-01',
    },
  ]);
});

it('lets the coordinator compare sentence by sentence, and records what they find for both', async () => {
  const ours = await aBid(house, await aPanel(house), {
    title: 'Mend <b>it</b>',
    answer: `${BIKES} <script>alert(1)</script>`,
  });
  const theirs = await aBid(house, await aPanel(house), { title: 'Spokes', answer: BIKES_AGAIN });
  await search(ours, theirs);
  const [found] = await house.get(Likenesses).of(ours.applicationId, priya);
  const path = `/applications/${ours.applicationId}/likenesses/${found?.id ?? ''}`;

  const page = await coordinator.get(path);
  expect(readable(page.text)).toContain('2 sentences alike');
  expect(page.text).toContain('<mark>[1] Young people learn');
  expect(page.text).not.toContain('<script>alert');
  const pass = `/applications/${ours.applicationId}/checks/duplicates`;
  expect((await coordinator.submit(pass, { outcome: 'passed' })).text).toContain(
    'Say first what the 1 project like it is',
  );
  expect((await coordinator.submit(path, { finding: 'same-project' })).status).toBe(422);
  await coordinator.submit(path, { finding: 'same-project', note: 'Same street, same Saturdays' });
  await coordinator.submit(path, { finding: 'same-project', note: 'Same street, same Saturdays' });

  const theirList = await coordinator.get(`/applications/${theirs.applicationId}/likenesses`);
  expect(readable(theirList.text)).toContain('The same project');
  const subject = found && [ours, theirs].map(({ applicationId }) => applicationId).sort()[0];
  expect(await actsOn(house, `application/${subject ?? ''}`)).toEqual(['likeness-found']);
  const sent = await coordinator.submit(pass, { outcome: 'problem', note: 'Paid for already' });
  expect(sent.status).toBe(303);
});

it('keeps what was found when it is looked for again, and forgets what is alike no more', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { title: 'Mend it, ride it', answer: BIKES });
  const same = await aBid(house, panel, { title: 'Spokes', answer: BIKES_AGAIN });
  const changed = await aBid(house, panel, { title: 'Wheels', answer: BIKES });
  await search(bid, same, changed);
  const found = await house.get(Likenesses).of(bid.applicationId, priya);
  expect(found).toHaveLength(2);
  const ofSame = found.find(({ reference }) => reference === same.reference);
  await coordinator.submit(`/applications/${bid.applicationId}/likenesses/${ofSame?.id ?? ''}`, {
    finding: 'nothing',
  });
  for (const each of [same, changed]) {
    await house.db.query('UPDATE application SET answers = $1 WHERE id = $2', [
      { summary: SONGS },
      each.applicationId,
    ]);
  }

  await search(same, changed);
  const sent = await coordinator.submit(`/applications/${bid.applicationId}/likenesses`);
  expect(sent.status).toBe(303);
  await settled(house);

  expect(await house.get(Likenesses).of(bid.applicationId, priya)).toMatchObject([
    { reference: same.reference, finding: 'nothing' },
  ]);
});

it('asks again about two that are alike in another way than when they were judged', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { title: 'Mend it, ride it', answer: BIKES });
  const same = await aBid(house, panel, { title: 'Spokes', answer: BIKES_AGAIN });
  await search(bid, same);
  const finding = async (): Promise<unknown> =>
    (await house.get(Likenesses).of(bid.applicationId, priya)).map((each) => each.finding);
  const [found] = await house.get(Likenesses).of(bid.applicationId, priya);
  await coordinator.submit(`/applications/${bid.applicationId}/likenesses/${found?.id ?? ''}`, {
    finding: 'nothing',
  });
  await search(bid, same);
  expect(await finding()).toEqual(['nothing']);

  await house.db.query('UPDATE application SET answers = $1 WHERE id = $2', [
    { summary: BIKES },
    same.applicationId,
  ]);
  await search(same);

  expect(await finding()).toEqual([null]);
});

it('shows nothing of a bid that an interest shuts: not beside another, not in a count, not by its address', async () => {
  const panel = await aPanel(house);
  const ours = await aBid(house, panel, { title: 'Mend it, ride it', answer: BIKES });
  const shut = await aBid(house, panel, { title: 'Xylophonist', answer: BIKES_AGAIN });
  await search(ours, shut);
  const [found] = await house.get(Likenesses).of(ours.applicationId, priya);
  const [chair = ''] = panel.members;
  await house.db.query(
    `INSERT INTO person_role (person_id, role, granted_at) VALUES ($1, 'coordinator', now())`,
    [chair],
  );
  await declare(house, ours, chair);
  await declare(house, shut, chair, 'pecuniary');
  const visitor = await house.as(chair);
  const list = `/applications/${ours.applicationId}/likenesses`;

  expect((await visitor.get(list)).text).not.toContain('Xylophonist');
  expect((await visitor.get(`${list}/${found?.id ?? ''}`)).status).toBe(404);
  const board = readable((await visitor.get(`/rounds-board/${panel.round.slug}/checks`)).text);
  expect(board).not.toMatch(/Xylophonist|alike/);
  const member = await house.as(panel.members[1] ?? '');
  expect((await member.get(list)).status).toBe(403);
});
