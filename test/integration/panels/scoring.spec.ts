import { Rounds } from '../../../src/rounds/rounds.queries.js';
import { Scoring, type SendScores } from '../../../src/panels/scoring/scoring.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import {
  actsOn,
  aBid,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from './a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const typed = {
  'points-1': '4',
  'reason-1': 'Good cooks',
  'points-2': '3',
  'reason-2': 'Members choose',
  comment: 'Worth it',
  suggested: '4,000.50',
};

async function sheetOf(panel: APanel, bid: ABid, personId: string): Promise<SendScores> {
  const criteria = await house.get(Rounds).criteriaOf(panel.round.id);
  return {
    applicationId: bid.applicationId,
    personId,
    scores: criteria.map(({ id }) => ({ criterionId: id, points: 3, reason: 'As they say' })),
    comment: 'Good',
    suggestedPence: 100n,
  };
}

async function sheetsOn({ applicationId }: ABid): Promise<unknown[]> {
  return house.db.query<unknown[]>(
    `SELECT s.comment, s.suggested_pence, array_agg(c.points ORDER BY c.points) AS points
       FROM score_sheet s JOIN score c ON c.sheet_id = s.id
      WHERE s.application_id = $1 GROUP BY s.id ORDER BY s.sent_at`,
    [applicationId],
  );
}

const rankingOf = (panel: APanel) => `/rounds/${panel.round.slug}/ranking`;
const scoresOf = (bid: ABid) => `/applications/${bid.applicationId}/scores`;

it('sends a sheet, once, with its own button, and shows it', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [, , member = ''] = panel.members;
  await declare(house, bid, member);
  const visitor = await house.as(member);

  const form = await visitor.get(scoresOf(bid));
  expect(form.text.match(/<button[^>]*govuk-button--warning/g)).toHaveLength(1);
  const sent = await visitor.submit(scoresOf(bid), typed);
  expect(sent.location?.split('?')[0]).toBe(scoresOf(bid));

  const page = await visitor.follow(sent);
  expect(readable(page.text)).toContain('Your scores are sent.');
  expect(readable(page.text)).toContain('3.60 of 5, weighted');
  expect(page.text).not.toContain('Send my scores');
  expect(await sheetsOn(bid)).toEqual([
    { comment: 'Worth it', suggested_pence: '400050', points: [3, 4] },
  ]);
  expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual([
    'interest-declared',
    'scored',
  ]);
});

it('names every field that is missing, and loses nothing typed', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [chair = ''] = panel.members;
  await declare(house, bid, chair);

  const answer = await (
    await house.as(chair)
  ).submit(scoresOf(bid), { 'points-1': '4', 'reason-1': 'Good cooks', suggested: '-5' });

  expect(answer.status).toBe(422);
  for (const field of ['points-2', 'reason-2', 'comment', 'suggested']) {
    expect(answer.text).toContain(`href="#${field}"`);
  }
  expect(answer.text).toContain('Good cooks');
  expect(answer.text).toMatch(/id="points-1-5"[^>]*value="4" checked/);
  expect(await sheetsOn(bid)).toEqual([]);
});

it('refuses without a declaration, with an interest, and more than was asked', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { requestedPence: 99n });
  const [chair = ''] = panel.members;
  const sheet = await sheetOf(panel, bid, chair);

  await expect(house.get(Scoring).send(sheet)).rejects.toMatchObject({
    refusals: [{ code: 'interest-not-declared' }, { code: 'suggested-more-than-asked' }],
  });
  await declare(house, bid, chair, 'pecuniary');
  await expect(house.get(Scoring).send(sheet)).rejects.toMatchObject({
    refusals: [{ code: 'interest-pecuniary' }, { code: 'suggested-more-than-asked' }],
  });
  expect(await sheetsOn(bid)).toEqual([]);
});

it('makes one sheet of twenty clicks', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [chair = ''] = panel.members;
  await declare(house, bid, chair);
  const sheet = await sheetOf(panel, bid, chair);

  await Promise.all(Array.from({ length: 20 }, () => house.get(Scoring).send(sheet)));

  expect(await sheetsOn(bid)).toHaveLength(1);
});

it('shows the loser of two tabs both texts, and keeps the first', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [chair = ''] = panel.members;
  await declare(house, bid, chair);
  const visitor = await house.as(chair);
  const tab = await visitor.get(scoresOf(bid));
  const _csrf = /name="_csrf" value="([^"]*)"/.exec(tab.text)?.[1] ?? '';
  await visitor.submit(scoresOf(bid), typed);

  const second = await visitor.post(scoresOf(bid), { ...typed, _csrf, comment: 'On reflection' });

  expect(second.status).toBe(422);
  expect(second.text).toContain('they stand');
  expect(second.text).toContain('Worth it');
  expect(second.text).toContain('On reflection');
  expect(await sheetsOn(bid)).toMatchObject([{ comment: 'Worth it' }]);
});

it('takes a late sheet, and marks it', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [onTime = '', late = ''] = panel.members;
  house.clock.set('2026-12-14T23:59:00Z');
  await score(house, panel, bid, onTime, 3);
  house.clock.set('2026-12-15T00:01:00Z');
  await declare(house, bid, late);
  const visitor = await house.as(late);

  expect((await visitor.get(scoresOf(bid))).text).toContain('they are marked as late');
  const page = await visitor.follow(await visitor.submit(scoresOf(bid), typed));

  expect(page.text.match(/govuk-tag--orange/g)).toHaveLength(1);
});

it('is blind until one’s own sheets are in, also for the chair', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel, { title: 'First' });
  const other = await aBid(house, panel, { title: 'Second' });
  const [chair = '', viceChair = ''] = panel.members;
  await score(house, panel, bid, viceChair, 5);
  await score(house, panel, other, viceChair, 1);
  await declare(house, bid, chair);
  const visitor = await house.as(chair);

  expect((await visitor.get(scoresOf(bid))).text).not.toContain('5.00');
  expect((await visitor.get(rankingOf(panel))).text).toContain('2 bids still to score');
  await score(house, panel, bid, chair, 1);
  expect((await visitor.get(scoresOf(bid))).text).toContain('5.00');
  const half = await visitor.get(rankingOf(panel));
  expect(half.text).toContain('1 bid still to score');
  expect(half.text).not.toContain('3.00');
  await score(house, panel, other, chair, 2);

  const ranking = readable((await visitor.get(rankingOf(panel))).text);
  expect(ranking).toMatch(
    /1 Group \d+: First Contested 3.00 3.00 Moderate Group \d+ 1.00 to 5.00, ±2.83 2 £4,800 £4,000/,
  );
  expect(ranking).toMatch(
    /2 Group \d+: Second 1.50 1.50 Moderate Group \d+ 1.00 to 2.00, ±0.71 2 £4,800 £4,000/,
  );
});

it('opens the scores to everyone once the meeting has begun', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const [chair = '', , member = ''] = panel.members;
  await score(house, panel, bid, chair, 5);
  const visitor = await house.as(member);
  expect((await visitor.get(rankingOf(panel))).text).not.toContain('5.00');

  await aMeeting(house, panel, []);

  expect((await (await house.as(member)).get(rankingOf(panel))).text).toContain('5.00');
});

it('shows the ranking and the sheets to the coordinator, and to no other panel', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  await score(house, panel, bid, panel.members[0] ?? '', 5);
  const other = await aPanel(house);
  const coordinator = await house.as(panel.coordinator);
  const stranger = await house.as(other.members[0] ?? '');

  expect((await coordinator.get(rankingOf(panel))).text).toContain('5.00');
  expect((await coordinator.get(scoresOf(bid))).text).toContain('As they say');
  expect((await stranger.get(rankingOf(panel))).status).toBe(404);
  expect((await stranger.get(scoresOf(bid))).status).toBe(404);
});

it('asks the database as often for three bids as for one', async () => {
  const panel = await aPanel(house);
  const coordinator = await house.as(panel.coordinator);
  const paths = [rankingOf(panel), `/panels/${panel.panelId}`];
  const count = () =>
    countQueries(house.db, async () => {
      for (const path of paths) expect((await coordinator.get(path)).status).toBe(200);
    });
  await score(house, panel, await aBid(house, panel), panel.members[0] ?? '', 5);
  const one = await count();

  for (const points of [1, 2]) {
    await score(house, panel, await aBid(house, panel), panel.members[0] ?? '', points);
  }

  expect(await count()).toBe(one);
});
