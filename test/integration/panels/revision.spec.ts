import { Scoring } from '../../../src/panels/scoring/scoring.service.js';
import { Rounds } from '../../../src/rounds/rounds.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
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
import { revisionOf, scoresOf, SheetWindow, typedSheet } from './a-sheet.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const again = {
  ...typedSheet,
  'points-1': '1',
  comment: 'Less',
  revision: 'I had missed the cost',
};

async function versionsOn({ applicationId }: ABid): Promise<readonly unknown[]> {
  return house.db.query<unknown[]>(
    `SELECT s.version, s.reason, s.comment, sum(c.points)::integer AS points
       FROM score_sheet s JOIN score c ON c.sheet_id = s.id
      WHERE s.application_id = $1 GROUP BY s.id ORDER BY s.person_id, s.version`,
    [applicationId],
  );
}

async function sentSheet(panel: APanel): Promise<{ bid: ABid; member: string }> {
  const bid = await aBid(house, panel);
  const [, , member = ''] = panel.members;
  await declare(house, bid, member);
  const visitor = await house.as(member);
  expect((await visitor.submit(scoresOf(bid), typedSheet)).status).toBe(303);
  return { bid, member };
}

it('sends another version with a reason; the earlier stays, and whoever may see the sheet sees it', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  const visitor = await house.as(member);
  expect((await visitor.get(scoresOf(bid))).text).toContain(`href="${revisionOf(bid)}"`);

  const sent = await visitor.submit(revisionOf(bid), again);

  expect(sent.location).toContain(scoresOf(bid));
  expect(readable((await visitor.follow(sent)).text)).toContain('Your scores are revised.');
  expect(await versionsOn(bid)).toEqual([
    { version: 1, reason: '', comment: 'Worth it', points: 7 },
    { version: 2, reason: 'I had missed the cost', comment: 'Less', points: 4 },
  ]);
  expect(await actsOn(house, `application/${bid.applicationId}`)).toEqual([
    ...['interest-declared', 'scored', 'scores-revised'],
  ]);
  const coordinator = await house.as(panel.coordinator);
  const words = readable((await coordinator.get(scoresOf(bid))).text);
  expect(words).toContain('1.80 of 5, weighted. Revised on');
  expect(words).toContain('Why it was revised: I had missed the cost');
  expect(words).toContain('Version 1. 3.60 of 5, weighted.');
  const [, other = ''] = panel.members;
  await declare(house, bid, other);
  expect((await (await house.as(other)).get(scoresOf(bid))).text).not.toContain('Worth it');
});

it('counts the last version alone, and whoever sent one once', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  const visitor = await house.as(member);
  await visitor.submit(revisionOf(bid), again);

  const ranking = await (
    await house.as(panel.coordinator)
  ).get(`/rounds/${panel.round.slug}/ranking`);

  const words = readable(ranking.text);
  expect(words).toContain('1.80');
  for (const mean of ['3.60', '2.70']) expect(words).not.toContain(mean);
});

it('changes nothing when nothing was changed, and asks for a reason when it was', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  const visitor = await house.as(member);

  const same = await visitor.submit(revisionOf(bid), typedSheet);
  const unexplained = await visitor.submit(revisionOf(bid), { ...again, revision: ' ' });

  expect(same.status).toBe(303);
  expect(unexplained.status).toBe(422);
  expect(unexplained.text).toContain('href="#revision"');
  expect(await versionsOn(bid)).toHaveLength(1);
});

it('tells the second of two windows, and overwrites nothing', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  const visitor = await house.as(member);
  const one = await SheetWindow.open(visitor, bid, revisionOf(bid));
  const two = await SheetWindow.open(visitor, bid, revisionOf(bid));
  expect((await one.send(again)).status).toBe(303);

  const second = await two.send({ ...again, comment: 'More after all' });

  expect(second.status).toBe(422);
  expect(second.text).toContain('they stand');
  expect(second.text).toContain('More after all');
  expect(readable(second.text)).toContain('Less');
  expect(await versionsOn(bid)).toMatchObject([{ comment: 'Worth it' }, { comment: 'Less' }]);
});

it('makes one version of twenty clicks', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  const window = await SheetWindow.open(await house.as(member), bid, revisionOf(bid));

  const answers = await Promise.all(Array.from({ length: 20 }, () => window.send(again)));

  expect(answers.every(({ status }) => status === 303)).toBe(true);
  expect(await versionsOn(bid)).toHaveLength(2);
});

it('is over when the meeting has begun, or the bid is decided', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  await aMeeting(house, panel, []);
  const visitor = await house.as(member);

  expect((await visitor.get(scoresOf(bid))).text).not.toContain('Think again');
  const answer = await visitor.submit(revisionOf(bid), again);

  expect(answer.status).toBe(422);
  expect(answer.text).toContain('The meeting has begun');
  const decided = await sentSheet(await aPanel(house));
  await house.db.query(`UPDATE application SET status = 'declined' WHERE id = $1`, [
    decided.bid.applicationId,
  ]);
  const late = await (await house.as(decided.member)).submit(revisionOf(decided.bid), again);
  expect(late.text).toContain('has been decided');
  expect(await versionsOn(decided.bid)).toHaveLength(1);
});

it('is nobody else’s to send', async () => {
  const panel = await aPanel(house);
  const { bid } = await sentSheet(panel);
  const [, other = ''] = panel.members;
  await declare(house, bid, other);

  expect((await (await house.as(other)).get(revisionOf(bid))).status).toBe(404);
  expect((await (await house.as(panel.coordinator)).get(revisionOf(bid))).status).toBe(403);
});

it('keeps sheets as they were sent, whoever connects', async () => {
  const panel = await aPanel(house);
  const { bid } = await sentSheet(panel);

  await expect(
    house.db.query('UPDATE score_sheet SET comment = $1 WHERE application_id = $2', [
      'Better',
      bid.applicationId,
    ]),
  ).rejects.toThrow();
  await expect(house.db.query('DELETE FROM score')).rejects.toThrow();
});

it('leaves out a criterion that does not apply, and a sheet on which none does', async () => {
  const panel = await aPanel(house);
  const { bid, member } = await sentSheet(panel);
  const visitor = await house.as(member);
  await visitor.submit(revisionOf(bid), { ...again, 'points-1': 'not-applicable' });
  const [chair = '', nobody = ''] = panel.members;
  await declare(house, bid, nobody);
  const criteria = await house.get(Rounds).criteriaOf(panel.round.id);
  await house.get(Scoring).send({
    ...{ applicationId: bid.applicationId, personId: nobody, comment: 'Not for me' },
    scores: criteria.map(({ id }) => ({ criterionId: id, points: null, reason: 'Not asked' })),
    suggestedPence: 0n,
  });

  const coordinator = await house.as(panel.coordinator);
  const words = readable((await coordinator.get(scoresOf(bid))).text);

  expect(words).toContain('Strengths: not applicable');
  expect(words).toContain('3.00 of 5, weighted. Revised');
  expect(words).toContain('No criterion applies');
  const path = `/rounds/${panel.round.slug}/ranking`;
  expect(readable((await coordinator.get(path)).text)).toContain('3.00');
  await score(house, panel, bid, chair, 5);
  expect(readable((await coordinator.get(path)).text)).toContain('4.00');
});
