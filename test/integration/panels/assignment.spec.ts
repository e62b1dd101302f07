import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import { actsOn, aBid, aPanel, declare, score, type ABid, type APanel } from './a-panel.js';
import { scoresOf, typedSheet } from './a-sheet.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const listOf = (panel: APanel) => `/rounds/${panel.round.slug}/assignments`;
const formOf = (panel: APanel, bid: ABid) => `${listOf(panel)}/${bid.applicationId}`;
const answerOf = (bid: ABid) => `/applications/${bid.applicationId}/assignment`;

async function askedFor({ applicationId }: ABid): Promise<readonly string[]> {
  const rows = await house.db.query<{ id: string }[]>(
    `SELECT person_id AS id FROM assignment
      WHERE application_id = $1 AND taken_back_at IS NULL AND answer IS DISTINCT FROM 'declined'`,
    [applicationId],
  );
  return rows.map(({ id }) => id);
}

async function assign(panel: APanel, bid: ABid, ...scorers: readonly string[]): Promise<void> {
  const answer = await (await house.as(panel.coordinator)).submit(formOf(panel, bid), { scorers });
  expect(answer.status).toBe(303);
}

it('asks those who are ticked, takes back who is not, and changes nothing twice', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [one = '', two = '', three = ''] = panel.members;
  await assign(panel, bid, one, two);
  await assign(panel, bid, two, three);
  await assign(panel, bid, three, two);

  expect((await askedFor(bid)).toSorted()).toEqual([two, three].toSorted());
  expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual(['assigned', 'assigned']);
});

it('makes only what is assigned somebody’s to score: at home, on the sheet, and for being blind', async () => {
  const panel = await aPanel(house);
  const [mine, others] = [await aBid(house, panel), await aBid(house, panel)];
  const [one = '', two = ''] = panel.members;
  await declare(house, mine, one);
  await declare(house, others, one);
  const visitor = await house.as(one);
  expect((await visitor.get('/home')).text).toContain(`href="${scoresOf(others)}"`);
  await assign(panel, mine, one);
  await assign(panel, others, two);

  const home = (await visitor.get('/home')).text;
  expect(home).toContain(`href="${scoresOf(mine)}"`);
  expect(home).not.toContain(`href="${scoresOf(others)}"`);
  const shown = await visitor.get(scoresOf(others));
  expect(readable(shown.text)).toContain('It is not assigned to you.');
  const refused = await visitor.post(scoresOf(others), {
    ...typedSheet,
    _csrf: /name="_csrf" value="([^"]*)"/.exec((await visitor.get(scoresOf(mine))).text)?.[1] ?? '',
  });
  expect(refused.status).toBe(422);
  expect(readable(refused.text)).toContain('assigned to others, who score it');

  const ranking = `/rounds/${panel.round.slug}/ranking`;
  expect((await visitor.get(ranking)).text).toContain('1 bid still to score');
  await score(house, panel, mine, one, 3);
  expect(readable((await visitor.get(ranking)).text)).toContain('3.00');
});

it('is accepted, or declined with a reason that the coordinator reads and acts on', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [one = '', two = ''] = panel.members;
  await declare(house, bid, one);
  await assign(panel, bid, one);
  const visitor = await house.as(one);
  expect((await visitor.get(scoresOf(bid))).text).toContain(`href="${answerOf(bid)}"`);
  expect((await visitor.submit(answerOf(bid), { answer: 'accepted', reason: '' })).location).toBe(
    scoresOf(bid),
  );

  const unexplained = await visitor.submit(answerOf(bid), { answer: 'declined', reason: '' });
  expect(unexplained.text).toContain('href="#reason"');
  await visitor.submit(answerOf(bid), { answer: 'declined', reason: 'In hospital that week' });

  expect((await visitor.get('/home')).text).not.toContain(`href="${scoresOf(bid)}"`);
  expect(readable((await visitor.get(scoresOf(bid))).text)).toContain('You declined it');
  const coordinator = await house.as(panel.coordinator);
  const list = readable((await coordinator.get(listOf(panel))).text);
  expect(list).toContain('Declined In hospital that week');
  expect(list).toContain('1 bid waits for another scorer.');
  expect(readable((await coordinator.get('/home')).text)).toContain('1 bid to assign again');
  await assign(panel, bid, two);
  expect(await askedFor(bid)).toEqual([two]);
  expect((await coordinator.get(listOf(panel))).text).not.toContain('for another scorer');
  expect(readable((await coordinator.get('/home')).text)).not.toContain('to assign again');
  await assign(panel, bid, one, two);
  expect((await askedFor(bid)).toSorted()).toEqual([one, two].toSorted());
  expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual([
    ...['interest-declared', 'assigned', 'assignment-accepted', 'assignment-declined'],
    ...['assigned', 'assigned'],
  ]);
});

it('refuses to decline what is scored, and to take a scored bid back', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [one = '', two = ''] = panel.members;
  await assign(panel, bid, one);
  await score(house, panel, bid, one, 4);

  const declined = await (
    await house.as(one)
  ).submit(answerOf(bid), {
    answer: 'declined',
    reason: 'Too late',
  });
  const taken = await (
    await house.as(panel.coordinator)
  ).submit(formOf(panel, bid), {
    scorers: two,
  });

  expect(declined.text).toContain('nothing left to decline');
  expect(taken.text).toContain('has sent scores, which count');
  expect(await askedFor(bid)).toEqual([one]);
});

it('asks nobody with an interest, nor who has no seat', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { organisationName: 'Essex Police' });
  const [one = '', police = ''] = panel.members;
  await declare(house, bid, one, 'pecuniary');
  const visitor = await house.as(panel.coordinator);
  const form = await visitor.get(formOf(panel, bid));
  expect(form.text).not.toContain(`value="${one}"`);
  expect(form.text).not.toContain(`value="${police}"`);

  for (const scorers of [one, police, panel.coordinator, 'nobody']) {
    expect((await visitor.submit(formOf(panel, bid), { scorers })).status).toBe(422);
  }
  expect(await askedFor(bid)).toEqual([]);
});

it('balances: so many for each bid, to everybody as many, and the second click finds nothing to do', async () => {
  const panel = await aPanel(house);
  const bids: ABid[] = [];
  for (let count = 0; count < 5; count++) bids.push(await aBid(house, panel));
  const [first] = bids;
  const [one = ''] = panel.members;
  if (first) await declare(house, first, one, 'pecuniary');
  const visitor = await house.as(panel.coordinator);
  const form = { ...hiddenIn((await visitor.get(listOf(panel))).text), scorers: '2' };

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => visitor.post(listOf(panel), form)),
  );

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
  const asked = await Promise.all(bids.map(askedFor));
  expect(asked.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2]);
  expect(asked[0]).not.toContain(one);
  const loads = panel.members.map((id) => asked.filter((scorers) => scorers.includes(id)).length);
  expect(loads).toEqual([2, 2, 2, 2, 2]);
  expect((await visitor.submit(listOf(panel), { scorers: '0' })).status).toBe(422);
});

it('shows the later of two people what the other did, and both texts', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [chair = '', two = '', three = ''] = panel.members;
  await declare(house, bid, chair);
  const [coordinator, other] = [await house.as(panel.coordinator), await house.as(chair)];
  const late = hiddenIn((await coordinator.get(formOf(panel, bid))).text);
  expect((await other.submit(formOf(panel, bid), { scorers: two })).status).toBe(303);

  const answer = await coordinator.post(formOf(panel, bid), { ...late, scorers: three });

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Somebody has assigned this bid meanwhile');
  expect(answer.text).toMatch(new RegExp(`value="${three}" checked`));
  expect(await askedFor(bid)).toEqual([two]);
  const again = hiddenIn(answer.text);
  await coordinator.post(formOf(panel, bid), { ...again, scorers: [two, three] });
  expect((await askedFor(bid)).toSorted()).toEqual([two, three].toSorted());
});

it('shows who has an interest a number, and lets them change nothing of it', async () => {
  const panel = await aPanel(house);
  const [shut, open] = [
    await aBid(house, panel, { organisationName: 'Zq Shut Club' }),
    await aBid(house, panel),
  ];
  const [chair = '', two = ''] = panel.members;
  await declare(house, open, chair);
  const visitor = await house.as(chair);
  expect(readable((await visitor.get(listOf(panel))).text)).toContain('are to declare');
  await declare(house, shut, chair, 'pecuniary');
  await assign(panel, shut, two);

  const list = await visitor.get(listOf(panel));
  expect(list.text).not.toContain('Zq Shut');
  expect(readable(list.text)).toMatch(new RegExp('1 You have left, or are to declare'));
  const load = `[^/]* Essex Police 0 0`;
  expect(readable(list.text)).toMatch(new RegExp(load));
  expect((await visitor.get(formOf(panel, shut))).status).toBe(404);
  const forged = { ...hiddenIn(list.text), scorers: panel.members[2] ?? '' };
  expect((await visitor.post(formOf(panel, shut), forged)).status).toBe(404);
  await visitor.submit(listOf(panel), { scorers: '5' });
  expect(await askedFor(shut)).toEqual([two]);
  expect(await askedFor(open)).toHaveLength(5);
});

it('is for the coordinator and the chair, and answering for whom is asked', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [, , one = '', two = ''] = panel.members;
  const other = await aPanel(house);
  await assign(panel, bid, one);
  const reach = async (visitor: Visitor, path: string) => (await visitor.get(path)).status;

  expect(await reach(await house.as(one), listOf(panel))).toBe(404);
  expect(await reach(await house.as(other.members[0] ?? ''), listOf(panel))).toBe(404);
  expect(await reach(await house.as(panel.members[1] ?? ''), listOf(panel))).toBe(200);
  expect(await reach(await house.as(one), answerOf(bid))).toBe(200);
  expect(await reach(await house.as(two), answerOf(bid))).toBe(404);
  expect(await reach(await house.as(panel.coordinator), answerOf(bid))).toBe(403);
  await declare(house, bid, one, 'pecuniary');
  expect(await reach(await house.as(one), answerOf(bid))).toBe(404);
  const list = await (await house.as(panel.coordinator)).get(listOf(panel));
  expect(readable(list.text)).toContain('Has left: an interest');
});

it('makes one answer and one assignment of many at once', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [one = ''] = panel.members;
  const coordinator = await house.as(panel.coordinator);
  const form = hiddenIn((await coordinator.get(formOf(panel, bid))).text);
  const clicks = await Promise.all(
    Array.from({ length: 20 }, () =>
      coordinator.post(formOf(panel, bid), { ...form, scorers: one }),
    ),
  );
  expect(clicks.every(({ status }) => status === 303)).toBe(true);
  expect(await askedFor(bid)).toEqual([one]);
  await declare(house, bid, one);
  const member = await house.as(one);
  const decline = {
    ...hiddenIn((await member.get(answerOf(bid))).text),
    ...{ answer: 'declined', reason: 'Away' },
  };

  const [sent] = await Promise.all([
    member.submit(scoresOf(bid), typedSheet),
    ...Array.from({ length: 10 }, () => member.post(answerOf(bid), decline)),
  ]);

  const sheets = await house.db.query<unknown[]>(
    'SELECT FROM score_sheet WHERE application_id = $1',
    [bid.applicationId],
  );
  const isScored = sent.status === 303;
  expect(sheets).toHaveLength(isScored ? 1 : 0);
  expect(await askedFor(bid)).toHaveLength(isScored ? 1 : 0);
});

it('asks the database as often for three bids as for one', async () => {
  const panel = await aPanel(house);
  const coordinator = await house.as(panel.coordinator);
  const count = () => countQueries(house.db, () => coordinator.get(listOf(panel)));
  await assign(panel, await aBid(house, panel), ...panel.members);
  const one = await count();
  await assign(panel, await aBid(house, panel), ...panel.members);
  await assign(panel, await aBid(house, panel), ...panel.members);

  expect(await count()).toBe(one);
});

function hiddenIn(text: string): Readonly<Record<string, string>> {
  const hidden = text.matchAll(/<input type="hidden" name="(_\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}
