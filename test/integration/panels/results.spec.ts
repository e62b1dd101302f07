import { JudgingSetting } from '../../../src/rounds/judging/judging.service.js';
import { judgingKey, USUAL_JUDGING } from '../../../src/rounds/judging/judging.rules.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import {
  aBid,
  actsOn,
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

const rankingOf = (panel: APanel) => `/rounds/${panel.round.slug}/ranking`;
const scoresOf = (bid: ABid) => `/applications/${bid.applicationId}/scores`;
const moderationOf = (bid: ABid) => `/applications/${bid.applicationId}/moderation`;

/** Without the token and the key of this visit, which differ from page to page. */
async function bodyOf(visitor: Visitor, path: string): Promise<string> {
  const { status, text } = await visitor.get(path);
  expect([path, status]).toEqual([path, 200]);
  return readable(text);
}

/** Two bids; `scorer` has sent 5 for the first, so that 5.00 on a page is a score. */
async function scored(panel: APanel, scorer: string): Promise<readonly [ABid, ABid]> {
  const first = await aBid(house, panel, { title: 'First' });
  const second = await aBid(house, panel, { title: 'Second' });
  await score(house, panel, first, scorer, 5);
  await score(house, panel, second, scorer, 5);
  return [first, second];
}

describe('others’ scores', () => {
  it('are never seen before the meeting begins, where the round says so', async () => {
    const panel = await aPanel(house, { judging: { scoresSeen: 'at-meeting' } });
    const [chair = '', other = ''] = panel.members;
    const [first, second] = await scored(panel, other);
    await score(house, panel, first, chair, 1);
    await score(house, panel, second, chair, 1);
    const meetingId = await aMeeting(house, panel, []);
    house.clock.set('2026-12-16T13:59:00Z');
    const pages = [rankingOf(panel), scoresOf(first), `/meetings/${meetingId}`];

    const visitor = await house.as(chair);
    for (const path of pages) {
      const page = await bodyOf(visitor, path);
      expect(page).not.toMatch(/[35]\.00/); // neither their score nor the mean of both
      expect(page).not.toContain('±');
    }
    expect(await bodyOf(visitor, rankingOf(panel))).toContain('opens when the meeting begins');
    expect((await visitor.get(moderationOf(first))).status).toBe(404);
    expect(await bodyOf(await house.as(panel.coordinator), rankingOf(panel))).toContain('3.00');

    house.clock.set('2026-12-16T14:01:00Z');
    const later = await house.as(chair);
    expect(await bodyOf(later, rankingOf(panel))).toContain('3.00');
    expect(await bodyOf(later, scoresOf(first))).toContain('5.00');
    expect(await bodyOf(later, `/meetings/${meetingId}`)).toContain('3.00 (1.00 to 5.00)');
  });

  it('are always seen, where the round says so, also beside a sheet that is still empty', async () => {
    const panel = await aPanel(house, { judging: { scoresSeen: 'always' } });
    const [chair = '', other = ''] = panel.members;
    const [first] = await scored(panel, other);
    await declare(house, first, chair);
    const visitor = await house.as(chair);

    expect(await bodyOf(visitor, rankingOf(panel))).toContain('5.00');
    const page = await bodyOf(visitor, scoresOf(first));
    expect(page).toContain('What others gave is below.');
    expect(page).toContain('Send my scores');
    expect(page).toContain('Other members’ scores: 1');
    expect(page).toContain('5.00');
  });

  it('are seen on one bid when the own sheet on it is in, as usual; at the meeting by who sent none', async () => {
    const panel = await aPanel(house);
    const [chair = '', other = ''] = panel.members;
    const [first, second] = await scored(panel, other);
    await score(house, panel, first, chair, 1);
    await declare(house, second, chair);
    const visitor = await house.as(chair);

    expect(await bodyOf(visitor, scoresOf(first))).toContain('5.00');
    expect(await bodyOf(visitor, scoresOf(second))).not.toContain('5.00');
    await aMeeting(house, panel, []);
    expect(await bodyOf(await house.as(chair), scoresOf(second))).toContain('5.00');
  });
});

describe('a bid that is shut to a member', () => {
  it('stands at the end of the ranking, and moves nothing on any page, whatever it was given', async () => {
    const panel = await aPanel(house);
    const [chair = '', one = '', two = ''] = panel.members;
    const shut = await aBid(house, panel, { organisationName: 'Shut Out Club', title: 'Shut' });
    const open = [];
    for (const title of ['Best', 'Good', 'Fair']) open.push(await aBid(house, panel, { title }));
    await declare(house, shut, chair, 'pecuniary');
    for (const [index, bid] of open.entries()) {
      await score(house, panel, bid, one, 5 - index);
      await score(house, panel, bid, two, 4 - index);
      await score(house, panel, bid, chair, 4 - index);
    }
    const meetingId = await aMeeting(house, panel, []);
    const visitor = await house.as(chair);
    const paths = ['mean', 'median', 'adjusted', 'moderated'].map(
      (by) => `${rankingOf(panel)}?by=${by}`,
    );
    paths.push(`/meetings/${meetingId}`);
    const pages = () => Promise.all(paths.map((path) => bodyOf(visitor, path)));

    const before = await pages();
    house.clock.set('2026-12-10T10:00:00Z');
    await score(house, panel, shut, one, 5);
    await score(house, panel, shut, two, 0);
    await (
      await house.as(panel.coordinator)
    ).submit(moderationOf(shut), { score: '5', reason: 'So' });
    house.clock.set('2026-12-16T14:30:00Z');

    expect(await pages()).toEqual(before);
    expect(before[0]).toMatch(/3 Group \d+: Fair .* – You have left/);
    expect(before.join()).not.toMatch(/\bShut\b/);
    for (const path of [scoresOf(shut), moderationOf(shut)]) {
      expect((await visitor.get(path)).status).toBe(404);
    }
    const everything = await bodyOf(await house.as(panel.coordinator), rankingOf(panel));
    expect(everything).toMatch(/Shut Out Club: Shut Contested 2.50 2.50/);
  });
});

it('adjusts the mean for hard and soft markers once members share enough, and names the method', async () => {
  const panel = await aPanel(house);
  const [hard = '', soft = ''] = panel.members;
  const bids: ABid[] = [];
  for (const title of ['A', 'B', 'C', 'By hard', 'By soft'])
    bids.push(await aBid(house, panel, { title }));
  const visitor = await house.as(panel.coordinator);
  for (const bid of bids.slice(0, 3)) await score(house, panel, bid, hard, 2);
  for (const bid of bids.slice(0, 2)) await score(house, panel, bid, soft, 4);

  const early = await bodyOf(visitor, `${rankingOf(panel)}?by=adjusted`);
  expect(early).toContain(
    'There is no mean adjusted for hard and soft markers here: each member must have scored at least 3',
  );
  expect(early).toContain('By the mean');

  const [, , third, byHard, bySoft] = bids;
  if (!third || !byHard || !bySoft) throw new Error('Five bids were made');
  await score(house, panel, third, soft, 4);
  await score(house, panel, byHard, hard, 3);
  await score(house, panel, bySoft, soft, 3);

  const page = await bodyOf(visitor, `${rankingOf(panel)}?by=adjusted`);
  expect(page).toContain('an additive model of scorer effects');
  expect(page).toMatch(
    /1 Group \d+: By hard 3.00 3.00 4.00 .* 5 Group \d+: By soft 3.00 3.00 2.00/,
  );
});

describe('a moderated score', () => {
  it('stands beside the members’ own, with its reason and every version; the ranking is read by either', async () => {
    const panel = await aPanel(house);
    const [chair = '', other = ''] = panel.members;
    const [first, second] = await scored(panel, other);
    await score(house, panel, first, chair, 4);
    await score(house, panel, second, chair, 2);
    const visitor = await house.as(chair);

    const sent = await visitor.submit(moderationOf(second), {
      score: '4.75',
      reason: 'We misread the budget',
    });
    expect(sent.location).toBe(moderationOf(second));
    await (
      await house.as(panel.coordinator)
    ).submit(moderationOf(second), { score: '4.8', reason: 'As the chair says, and the match' });

    const page = await bodyOf(visitor, moderationOf(second));
    expect(page).toContain('Mean of the members 3.50 of 5');
    expect(page).toMatch(/4\.80 Stands As the chair says, and the match Cora Coordinator/);
    expect(page).toMatch(/4\.75 Replaced We misread the budget/);
    expect(await bodyOf(visitor, rankingOf(panel))).toMatch(
      /1 Group \d+: First .* 2 Group \d+: Second .*3\.50 3\.50 4\.80/,
    );
    expect(await bodyOf(visitor, `${rankingOf(panel)}?by=moderated`)).toMatch(
      /1 Group \d+: Second .* 2 Group \d+: First/,
    );
    expect(await actsOn(house, `application/${second.applicationId}`)).toEqual(
      expect.arrayContaining(['score-moderated']),
    );
  });

  it('is the chair’s and the coordinator’s, without an interest and of a bid with scores', async () => {
    const panel = await aPanel(house);
    const [chair = '', vice = '', member = ''] = panel.members;
    const [first, second] = await scored(panel, vice);
    for (const bid of [first, second]) await score(house, panel, bid, member, 1);
    await score(house, panel, first, chair, 1);
    await declare(house, second, chair, 'other-registerable');
    const empty = await aBid(house, panel);
    const typed = { score: '2', reason: 'So' };
    await aMeeting(house, panel, []);

    const asMember = await house.as(member);
    expect(await bodyOf(asMember, moderationOf(first))).not.toContain('Put this score');
    const token = /name="_csrf" value="([^"]*)"/.exec((await asMember.get('/sign-out')).text)?.[1];
    const forged = { ...typed, seenVersion: '0', _csrf: token ?? '' };
    expect((await asMember.post(moderationOf(first), forged)).status).toBe(404);
    const asChair = await house.as(chair);
    const refused = await asChair.submit(moderationOf(second), typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('You have an interest in this bid');
    const nothing = await asChair.submit(moderationOf(empty), typed);
    expect(nothing.text).toContain('Nobody has scored this bid yet');
    const wrong = await asChair.submit(moderationOf(first), { score: '5.01', reason: '' });
    expect(wrong.text).toContain('Enter a score from 0 to 5');
    expect(
      await house.db.query(
        'SELECT FROM moderated_score m JOIN application a ON a.id = m.application_id WHERE a.round_id = $1',
        [panel.round.id],
      ),
    ).toEqual([]);
  });

  it('is one of twenty clicks; the later of two tabs is shown the earlier', async () => {
    const panel = await aPanel(house);
    const [first] = await scored(panel, panel.members[1] ?? '');
    const visitor = await house.as(panel.coordinator);
    const tab = await visitor.get(moderationOf(first));
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(tab.text)?.[1] ?? '';
    const send = (score: string) =>
      visitor.post(moderationOf(first), { score, reason: 'So', seenVersion: '0', _csrf });

    const clicks = await Promise.all(Array.from({ length: 20 }, () => send('3')));
    expect(clicks.map(({ status }) => status)).toEqual(Array<number>(20).fill(303));
    const second = await send('4');

    expect(second.status).toBe(422);
    expect(second.text).toContain('moderated it to 3.00 meanwhile');
    expect(second.text).toMatch(/name="score"[^>]*value="4"/);
    const rows = await house.db.query<unknown[]>(
      'SELECT version, hundredths FROM moderated_score WHERE application_id = $1',
      [first.applicationId],
    );
    expect(rows).toEqual([{ version: 1, hundredths: 300 }]);
    await expect(house.db.query('UPDATE moderated_score SET hundredths = 500')).rejects.toThrow();
  });
});

it('asks the database as often for three bids as for one, by every figure', async () => {
  const panel = await aPanel(house);
  const coordinator = await house.as(panel.coordinator);
  const count = () =>
    countQueries(house.db, async () => {
      for (const by of ['mean', 'median', 'adjusted', 'moderated', 'nonsense']) {
        await bodyOf(coordinator, `${rankingOf(panel)}?by=${by}`);
      }
    });
  await score(house, panel, await aBid(house, panel), panel.members[0] ?? '', 5);
  const one = await count();

  for (const points of [1, 2]) {
    await score(house, panel, await aBid(house, panel), panel.members[0] ?? '', points);
  }

  expect(await count()).toBe(one);
});

describe('how a round’s bids are judged', () => {
  const judging = {
    scoresSeen: 'always',
    hidesApplicants: true,
    contestedHundredths: 150,
  } as const;
  const seen = judgingKey(USUAL_JUDGING);

  it('is set by the coordinator until the round opens, once', async () => {
    const panel = await aPanel(house);
    house.clock.set('2026-10-31T10:00:00Z');
    const visitor = await house.as(panel.coordinator);
    const path = `/rounds/${panel.round.slug}/judging`;

    const sent = await visitor.submit(path, {
      scoresSeen: 'always',
      hidesApplicants: 'yes',
      contestedHundredths: '150',
    });
    expect(readable((await visitor.follow(sent)).text)).toContain(
      'Members see what others gave at any time.',
    );
    const again = { roundId: panel.round.id, judging, seen, by: panel.coordinator };
    await house.get(JudgingSetting).set(again);
    await expect(
      house.get(JudgingSetting).set({ ...again, judging: USUAL_JUDGING, seen: 'stale' }),
    ).rejects.toMatchObject({ refusals: [{ code: 'judging-set-meanwhile' }] });
    expect(
      (await actsOn(house, `round/${panel.round.id}`)).filter((act) => act === 'judging set'),
    ).toHaveLength(1);
    expect((await visitor.get(`/rounds/${panel.round.slug}`)).text).toContain('without your name');
  });

  it('is frozen once it is open, and shown', async () => {
    const panel = await aPanel(house);
    const visitor = await house.as(panel.coordinator);

    expect(await bodyOf(visitor, `/rounds/${panel.round.slug}/judging`)).toContain(
      'The round has opened, so this stays',
    );
    await expect(
      house
        .get(JudgingSetting)
        .set({ roundId: panel.round.id, judging, seen, by: panel.coordinator }),
    ).rejects.toMatchObject({ refusals: [{ code: 'round-is-open' }] });
  });
});
