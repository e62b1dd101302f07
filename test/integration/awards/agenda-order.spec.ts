import { Ordering } from '../../../src/awards/agenda/order/ordering.service.js';
import { Proposing } from '../../../src/awards/agenda/proposals/proposing.service.js';
import { MinutesIssuing } from '../../../src/awards/minutes/issuing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { hiddenFieldsOf, readable, type Visitor } from '../../support/visitor.js';
import {
  aBid,
  actsOn,
  aMeeting,
  aPanel,
  declare,
  score,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const NAMES = ['Alresford', 'Birch', 'Copford', 'Dedham'];

interface Scene {
  readonly panel: APanel;
  readonly bids: readonly ABid[];
  readonly meetingId: string;
  readonly chair: Visitor;
  readonly coordinator: Visitor;
}

/** Four bids that the scores put in the order of their names. */
async function scene(): Promise<Scene> {
  const panel = await aPanel(house);
  const [chair = ''] = panel.members;
  const bids: ABid[] = [];
  for (const [index, organisationName] of NAMES.entries()) {
    const bid = await aBid(house, panel, { organisationName, requestedPence: 100_000n });
    await score(house, panel, bid, chair, 5 - index, 0n);
    bids.push(bid);
  }
  const meetingId = await aMeeting(house, panel);
  const [asChair, coordinator] = await Promise.all([house.as(chair), house.as(panel.coordinator)]);
  return { panel, bids, meetingId, chair: asChair, coordinator };
}

/** The organisations in the order of the page: of a bid that is shut, its number. */
async function orderOn(visitor: Visitor, meetingId: string): Promise<readonly string[]> {
  const { text } = await visitor.get(`/meetings/${meetingId}`);
  const [agenda = ''] = text.split('id="money-line"');
  const rows = agenda.match(/<tr[\s\S]*?<\/tr>/g) ?? [];
  return rows.slice(1).map((row) => {
    const words = readable(row);
    return NAMES.find((name) => words.includes(`${name}:`)) ?? words;
  });
}

const pathOf = ({ meetingId, bids }: Scene, index: number): string =>
  `/meetings/${meetingId}/order/${bids[index]?.applicationId ?? ''}`;

/** What a button of the agenda sends, as it stood on the page. */
async function seen(visitor: Visitor, meetingId: string): Promise<Record<string, string>> {
  const { text } = await visitor.get(`/meetings/${meetingId}`);
  return hiddenFieldsOf(text, `/meetings/${meetingId}`);
}

it('begins as the ranking; one bid is moved, and the others stay in their order', async () => {
  const at = await scene();
  const before = await orderOn(at.chair, at.meetingId);

  const moved = await at.chair.post(pathOf(at, 3), {
    ...(await seen(at.chair, at.meetingId)),
    place: '2',
  });

  expect(before).toEqual(NAMES);
  expect(moved.location).toBe(`/meetings/${at.meetingId}#bid-${at.bids[3]?.applicationId ?? ''}`);
  expect(await orderOn(at.coordinator, at.meetingId)).toEqual([
    'Alresford',
    'Dedham',
    'Birch',
    'Copford',
  ]);
  const page = readable((await at.chair.follow(moved)).text);
  expect(page).toContain('Moved: Dedham is item 2.');
  expect(page).toMatch(
    /In the order that Essex County Council chair \d+ set on .* changed 1 time\./,
  );
  expect(await actsOn(house, `meeting/${at.meetingId}`)).toContain('agenda reordered');
});

it('offers up to all but the first, and down to all but the last', async () => {
  const at = await scene();

  const { text } = await at.chair.get(`/meetings/${at.meetingId}`);

  expect(text.match(/>Up</g)).toHaveLength(3);
  expect(text.match(/>Down</g)).toHaveLength(3);
  const [, , member = ''] = at.panel.members;
  const seenByMember = (await (await house.as(member)).get(`/meetings/${at.meetingId}`)).text;
  expect(seenByMember).not.toContain('>Up<');
});

it('takes a place that is typed, and refuses one there isn’t', async () => {
  const at = await scene();

  const away = await at.chair.submit(pathOf(at, 0), { place: '5' });
  const none = await at.chair.submit(pathOf(at, 0), { place: '0' });
  const last = await at.chair.submit(pathOf(at, 0), { place: '4' });

  expect(away.status).toBe(422);
  expect(readable(away.text)).toContain('Enter a place from 1 to 4');
  expect(none.status).toBe(422);
  expect(last.status).toBe(303);
  expect(await orderOn(at.chair, at.meetingId)).toEqual([
    'Birch',
    'Copford',
    'Dedham',
    'Alresford',
  ]);
});

describe('two at once', () => {
  it('keeps the first, and shows the second both: how it is now, and what they typed', async () => {
    const at = await scene();
    const old = await seen(at.coordinator, at.meetingId);
    await at.chair.submit(pathOf(at, 3), { place: '1' });

    const late = await at.coordinator.post(pathOf(at, 1), { ...old, place: '4' });

    expect(late.status).toBe(422);
    const words = readable(late.text);
    expect(words).toMatch(/Essex County Council chair \d+ has changed the order meanwhile/);
    expect(words).toContain('It is item 3 of 4');
    expect(late.text).toContain('value="4"');
    expect(await orderOn(at.chair, at.meetingId)).toEqual([
      'Dedham',
      'Alresford',
      'Birch',
      'Copford',
    ]);
    const again = { ...hiddenFieldsOf(late.text, pathOf(at, 1)), place: '4' };
    expect((await at.coordinator.post(pathOf(at, 1), again)).status).toBe(303);
    expect(await orderOn(at.chair, at.meetingId)).toEqual([
      'Dedham',
      'Alresford',
      'Copford',
      'Birch',
    ]);
  });

  it('takes the same click ten times once', async () => {
    const at = await scene();
    const click = { ...(await seen(at.chair, at.meetingId)), place: '1' };

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => at.chair.post(pathOf(at, 2), click)),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
    const [row] = await house.db.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM agenda_order WHERE meeting_id = $1',
      [at.meetingId],
    );
    expect(row?.count).toBe(1);
  });

  it('lets one of ten different moves through', async () => {
    const at = await scene();
    const old = await seen(at.chair, at.meetingId);

    const answers = await Promise.all(
      [0, 1, 2, 3].flatMap((index) =>
        ['1', '2', '3', '4']
          .filter((place) => place !== String(index + 1))
          .map((place) => at.chair.post(pathOf(at, index), { ...old, place })),
      ),
    );

    const done = answers.filter(({ status }) => status === 303);
    // What two moves bring about alike is one: whoever asks for what is there already has it.
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 303 || status === 422)).toBe(true);
    const [row] = await house.db.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM agenda_order WHERE meeting_id = $1',
      [at.meetingId],
    );
    expect(row?.count).toBe(1);
  });
});

it('shows who has left for an item its number, wherever it is moved to, and lets them move the others', async () => {
  const at = await scene();
  const [, vice = ''] = at.panel.members;
  const shut = at.bids[1];
  if (shut) await declare(house, shut, vice, 'pecuniary');
  const viceChair = await house.as(vice);
  await at.chair.submit(pathOf(at, 1), { place: '4' });
  expect(await orderOn(viceChair, at.meetingId)).toEqual([
    'Alresford',
    'Copford',
    'Dedham',
    '4 You have left',
  ]);

  await viceChair.submit(pathOf(at, 0), { place: '4' });

  expect((await viceChair.get(pathOf(at, 1))).status).toBe(404);
  const token = await seen(viceChair, at.meetingId);
  expect((await viceChair.post(pathOf(at, 1), { ...token, place: '1' })).status).toBe(404);
  expect(await orderOn(viceChair, at.meetingId)).toEqual([
    'Copford',
    'Dedham',
    '3 You have left',
    'Alresford',
  ]);
  expect(await orderOn(at.chair, at.meetingId)).toEqual([
    'Copford',
    'Dedham',
    'Birch',
    'Alresford',
  ]);
  const page = (await viceChair.get(pathOf(at, 0))).text;
  expect(page).not.toContain('Birch');
});

it('is not for members, nor for a chair who is still blind, who is shown no order either', async () => {
  const at = await scene();
  const [, vice = '', member = ''] = at.panel.members;
  await at.chair.submit(pathOf(at, 3), { place: '1' });
  const asMember = await house.as(member);
  expect((await asMember.get(pathOf(at, 0))).status).toBe(404);

  house.clock.set('2026-12-10T10:00:00Z');
  const viceChair = await house.as(vice);

  expect((await viceChair.get(pathOf(at, 0))).status).toBe(404);
  expect(await orderOn(viceChair, at.meetingId)).toEqual(NAMES); // by reference
  expect((await viceChair.get(`/meetings/${at.meetingId}`)).text).not.toContain(
    'In the order that',
  );
  expect(await orderOn(at.coordinator, at.meetingId)).toEqual([
    'Dedham',
    'Alresford',
    'Birch',
    'Copford',
  ]);
});

it('puts a bid that came later after all that were placed', async () => {
  const at = await scene();
  await at.chair.submit(pathOf(at, 0), { place: '4' });
  const late = await aBid(house, at.panel, { organisationName: 'Eight Ash Green' });
  const [chair = ''] = at.panel.members;
  await score(house, at.panel, late, chair, 5, 0n);

  const order = await orderOn(at.chair, at.meetingId);

  expect(order.slice(0, 4)).toEqual(['Birch', 'Copford', 'Dedham', 'Alresford']);
  expect(order[4]).toContain('Eight Ash Green');
  await at.chair.submit(`/meetings/${at.meetingId}/order/${late.applicationId}`, { place: '1' });
  expect((await orderOn(at.chair, at.meetingId))[0]).toContain('Eight Ash Green');
});

it('stays as it was once the minutes are issued, also for who opened the page before', async () => {
  const at = await scene();
  const { meetingId, panel, bids } = at;
  const [bid] = bids;
  await house.get(MinutesIssuing).issue(meetingId, panel.coordinator);

  const { id: roundId } = panel.round;
  const by = panel.coordinator;
  const applicationId = bid?.applicationId ?? '';
  const late = await Promise.allSettled([
    house.get(Ordering).move({ meetingId, roundId, applicationId, place: 2, seenVersion: 0, by }),
    house.get(Proposing).propose({ meetingId, roundId, proposals: [], by }),
  ]);

  const refused = { status: 'rejected', reason: { refusals: [{ code: 'record-closed' }] } };
  expect(late).toMatchObject([refused, refused]);
});
