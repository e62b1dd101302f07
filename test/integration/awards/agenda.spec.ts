import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import {
  aBid,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';
import { countQueries } from '../reporting/counted-queries.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const named = (organisationName: string, pounds: number) => ({
  organisationName,
  title: `${organisationName}’s project`,
  requestedPence: BigInt(pounds) * 100n,
});

function decide(panel: APanel, meetingId: string, bid: ABid, pounds: number) {
  return house.get(Decisions).decide({
    meetingId,
    applicationId: bid.applicationId,
    verdict: {
      outcome: 'awarded',
      parts: [{ fundId: panel.fundId, amountPence: BigInt(pounds) * 100n }],
    },
    revisedBudget: 'Without the hall',
    reasons: 'It builds on what is strong',
    conditions: '',
    recordedBy: panel.coordinator,
  });
}

it('takes the bids in order of their scores, with the money line through them', async () => {
  const panel = await aPanel(house, { budgetPence: 2_500_000n });
  const [chair = '', , member = ''] = panel.members;
  const lunch = await aBid(house, panel, named('Lunch Club', 4_800));
  const shed = await aBid(house, panel, named('Shed', 9_999));
  const bikes = await aBid(house, panel, named('Bikes', 10_000));
  await score(house, panel, shed, chair, 2);
  await score(house, panel, lunch, chair, 5);
  await score(house, panel, bikes, chair, 3);
  const meetingId = await aMeeting(house, panel);
  await decide(panel, meetingId, lunch, 4_000);

  const text = readable((await (await house.as(member)).get(`/meetings/${meetingId}`)).text);

  expect(text).toContain('2 bids to decide, 5 agencies needed for each');
  expect(text).toContain('5 of 5 agencies, 5 needed');
  expect(text).toContain('1 Lunch Club £4,800 £4,000 £4,000 £21,000');
  expect(text).toContain('2 Bikes £10,000 – £14,000 £11,000');
  expect(text).toContain('3 Shed £9,999 – £23,999 £1,001');
  expect(text).toContain('All £24,799 £4,000 £21,000 now');
});

it('says where the money ends, and names who has left for an item', async () => {
  const panel = await aPanel(house, { fundPence: 600_000n });
  const [chair = '', , member = ''] = panel.members;
  const lunch = await aBid(house, panel, named('Lunch Club', 4_800));
  const bikes = await aBid(house, panel, named('Bikes', 2_000));
  await score(house, panel, lunch, chair, 5, 0n);
  await score(house, panel, bikes, chair, 3, 0n);
  await declare(house, bikes, member, 'pecuniary');
  const meetingId = await aMeeting(house, panel);

  const seen = readable((await (await house.as(chair)).get(`/meetings/${meetingId}`)).text);
  const conflicted = readable((await (await house.as(member)).get(`/meetings/${meetingId}`)).text);

  expect(seen).toMatch(
    /End The money ends here\. Left: £1,200 in Lottery \d+\. The next asks £2,000\./,
  );
  expect(seen).toContain('4 of 5 agencies, 5 needed; ESNEFT has an interest');
  expect(conflicted).toContain('2 You have left');
  expect(conflicted).not.toContain('Bikes');
  expect(conflicted).not.toContain('£2,000');
  expect(conflicted).not.toContain('£6,800');
  expect(conflicted).toContain('All £4,800 £0');
});

it('keeps the order and the scores from who is still to score, until it begins', async () => {
  const panel = await aPanel(house);
  const [chair = '', , member = ''] = panel.members;
  await score(house, panel, await aBid(house, panel, named('First', 1_000)), chair, 1, 0n);
  await score(house, panel, await aBid(house, panel, named('Second', 1_000)), chair, 5, 0n);
  const meetingId = await aMeeting(house, panel);
  const path = `/meetings/${meetingId}`;

  house.clock.set('2026-12-10T10:00:00Z');
  const before = readable((await (await house.as(member)).get(path)).text);
  house.clock.set('2026-12-16T14:00:00Z');
  const during = readable((await (await house.as(member)).get(path)).text);

  expect(before).toContain('In the order of their references');
  expect(before.indexOf('First')).toBeLessThan(before.indexOf('Second'));
  expect(before).not.toContain('5.00');
  expect(during).toContain('5.00 (5.00 to 5.00)');
  expect(during.indexOf('Second')).toBeLessThan(during.indexOf('First'));
});

describe('the decision’s form', () => {
  it('awards, and shows everyone what was decided', async () => {
    const panel = await aPanel(house);
    const [chair = '', , member = ''] = panel.members;
    const bid = await aBid(house, panel, named('Lunch Club', 4_800));
    const meetingId = await aMeeting(house, panel);
    const path = `/meetings/${meetingId}/decisions/${bid.applicationId}`;
    const visitor = await house.as(chair);
    expect((await (await house.as(member)).get(path)).status).toBe(404);

    const form = readable((await visitor.get(path)).text);
    expect(form).toContain('5 of 5 agencies, 5 needed');
    expect(form).toContain('5 members here have not said whether they have an interest');
    expect(form).toContain('£40,000 at most');
    const decided = await visitor.submit(path, {
      outcome: 'awarded',
      fund: panel.fundId,
      amount: '4,500',
      revisedBudget: 'Without the hall',
      conditions: 'Publish the menu',
      reasons: 'It builds on what is strong',
    });

    expect(decided.location).toBe(`/meetings/${meetingId}`);
    expect(readable((await visitor.follow(decided)).text)).toContain(
      'Decided: £4,500 for Lunch Club',
    );
    const record = readable((await (await house.as(member)).get(path)).text);
    expect(record).toMatch(/Awarded £4,500 from Lottery \d+/);
    expect(record).toContain('Publish the menu');
    expect(record).toContain('5 were needed');
  });

  it('names everything that is wrong, and keeps what was typed', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, named('Lunch Club', 4_800));
    const meetingId = await aMeeting(house, panel, panel.members.slice(0, 3));
    const path = `/meetings/${meetingId}/decisions/${bid.applicationId}`;
    const visitor = await house.as(panel.coordinator);

    const empty = await visitor.submit(path, { outcome: 'awarded' });
    expect(empty.status).toBe(422);
    for (const field of ['fund', 'amount', 'reasons']) {
      expect(empty.text).toContain(`href="#${field}"`);
    }
    const refused = await visitor.submit(path, {
      outcome: 'awarded',
      fund: panel.fundId,
      amount: '4,800.01',
      reasons: 'Why not',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('3 of the 5 agencies needed are here');
    expect(refused.text).toContain('They asked for £4,800');
    expect(refused.text).toContain('value="4,800.01"');
    expect(refused.text).toContain('Why not');
  });

  it('declines without a fund or an amount', async () => {
    const panel = await aPanel(house);
    const bid = await aBid(house, panel, named('Lunch Club', 4_800));
    const meetingId = await aMeeting(house, panel);
    const visitor = await house.as(panel.members[1] ?? '');

    const decided = await visitor.submit(`/meetings/${meetingId}/decisions/${bid.applicationId}`, {
      outcome: 'declined',
      amount: 'nonsense',
      reasons: 'It serves nobody new',
    });

    expect(decided.status).toBe(303);
    expect(readable((await visitor.follow(decided)).text)).toContain('Declined');
  });
});

it('asks the database as often for three bids as for one', async () => {
  const panel = await aPanel(house);
  await aBid(house, panel);
  const meetingId = await aMeeting(house, panel);
  const visitor = await house.as(panel.coordinator);
  const count = () =>
    countQueries(house.db, async () => {
      expect((await visitor.get(`/meetings/${meetingId}`)).status).toBe(200);
    });
  const one = await count();
  await aBid(house, panel);
  await aBid(house, panel);

  expect(await count()).toBe(one);
});
