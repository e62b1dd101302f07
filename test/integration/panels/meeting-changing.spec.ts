import { Interests } from '../../../src/panels/interests/interests.queries.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { MeetingChanging } from '../../../src/panels/meetings/changing/meeting-changing.service.js';
import { Meetings } from '../../../src/panels/meetings/meetings.queries.js';
import { MeetingCalling } from '../../../src/panels/meetings/calling.service.js';
import { Substituting } from '../../../src/panels/meetings/substitutes/substitute.service.js';
import { Seats } from '../../../src/panels/membership/seats.queries.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { settled } from '../hardening/tables.js';
import { aBid, actsOn, aPanel, AT_THE_MEETING, type APanel } from './a-panel.js';

const AFTER_CLOSING = '2026-12-07T10:00:00Z';
const ON_FRIDAY = {
  ...{ 'startsOn-day': '18', 'startsOn-month': '12', 'startsOn-year': '2026' },
  ...{ startsAt: '1pm', place: 'Library', reason: 'The hall floods' },
};

let house: House;
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);
afterAll(() => house.close());

/** Called for 16 December 2026, 2pm; the clock stands on 7 December. */
async function called(panel: APanel): Promise<string> {
  house.clock.set(AFTER_CLOSING);
  const startsAt = londonInstant('2026-12-16', '14:00');
  return house
    .get(MeetingCalling)
    .call({ roundId: panel.round.id, startsAt, place: 'Town Hall' }, panel.coordinator);
}

async function emails(panel: APanel): Promise<readonly string[]> {
  const members = await house.get(Seats).ofPanel(panel.panelId);
  return members.map(({ email }) => email);
}

/** What the calendar files say that came to an address, in the order in which they came. */
function calendarsOf(email: string): readonly Readonly<Record<string, string>>[] {
  return house.letterbox.to(email).flatMap(({ calendar }) => {
    if (!calendar) return [];
    const found = (name: string): string =>
      new RegExp(`^${name}[^:]*:(.*)\r$`, 'm').exec(calendar.content)?.[1] ?? '';
    const read = { at: found('DTSTART'), uid: found('UID'), sequence: found('SEQUENCE') };
    return [{ type: calendar.type, ...read, status: found('STATUS') }];
  });
}

it('invites everybody who may attend, once, and their calendars follow when it is moved and cancelled', async () => {
  const panel = await aPanel(house);
  const meetingId = await called(panel);
  await called(panel); // the second click
  await settled(house);
  const chair = await house.as(panel.members[0] ?? '');
  const moved = await chair.submit(`/meetings/${meetingId}/moving`, ON_FRIDAY);
  await settled(house);
  await chair.submit(`/meetings/${meetingId}/cancellation`, { reason: 'Snow' });
  await settled(house);

  expect(readable((await chair.follow(moved)).text)).toContain('Friday 18 December 2026, 1pm');
  const uid = `meeting-${meetingId}@almoner`;
  for (const email of await emails(panel)) {
    expect(calendarsOf(email)).toEqual([
      {
        type: 'text/calendar; method=REQUEST',
        ...{ at: '20261216T140000Z', uid, sequence: '0', status: 'CONFIRMED' },
      },
      {
        type: 'text/calendar; method=REQUEST',
        ...{ at: '20261218T130000Z', uid, sequence: '1', status: 'CONFIRMED' },
      },
      {
        type: 'text/calendar; method=CANCEL',
        ...{ at: '20261218T130000Z', uid, sequence: '2', status: 'CANCELLED' },
      },
    ]);
    const [, second, third] = house.letterbox.to(email);
    expect(second?.text).toContain('The hall floods');
    expect(third?.text).toContain('Snow');
  }
  expect(await actsOn(house, `meeting/${meetingId}`)).toEqual(['called', 'moved', 'cancelled']);
});

it('writes once of twenty clicks, and only the newest word of two changes before a message went out', async () => {
  const panel = await aPanel(house);
  const meetingId = await called(panel);
  await settled(house);
  const changing = house.get(MeetingChanging);
  house.letterbox.isDown = true;
  const startsAt = londonInstant('2026-12-17', '10:00');
  const move = { meetingId, startsAt, place: 'Library', reason: 'The hall floods' };
  await Promise.all(Array.from({ length: 20 }, () => changing.move(move, panel.coordinator)));
  house.letterbox.isDown = false;
  await settled(house);

  const [email = ''] = await emails(panel);
  expect(calendarsOf(email).map(({ sequence }) => sequence)).toEqual(['0', '1']);
  const [changes] = await house.db.query<{ count: string }[]>(
    'SELECT count(*) FROM meeting_change WHERE meeting_id = $1',
    [meetingId],
  );
  expect(changes?.count).toBe('1');
});

it('tells nobody of a change that was changed again before anybody was told', async () => {
  const panel = await aPanel(house);
  const meetingId = await called(panel);
  await settled(house);
  await house.db.query(`UPDATE meeting SET sequence = 7 WHERE id = '${meetingId}'`);
  await house.db.query(
    `INSERT INTO outbox (event, payload, added_at)
     VALUES ('meeting.invited', jsonb_build_object('meetingId', $1::text, 'sequence', '6'), now())`,
    [meetingId],
  );
  await settled(house);

  const [email = ''] = await emails(panel);
  expect(calendarsOf(email).map(({ sequence }) => sequence)).toEqual(['0']);
});

it('writes to who sits there when it is sent, and to a substitute; not to a member whose term ends before', async () => {
  const panel = await aPanel(house);
  house.clock.set(AFTER_CLOSING);
  await house.db.query(
    `UPDATE seat SET ends_on = '2026-12-15' WHERE person_id = '${panel.members[4] ?? ''}'`,
  );
  const meetingId = await called(panel);
  const seat = (await house.get(Seats).ofPanel(panel.panelId)).at(-1);
  const substitute = { name: 'Sue Substitute', email: 'sue.changing@example.org' };
  await house
    .get(Substituting)
    .name(
      { meetingId, seatId: seat?.seatId ?? '', ...substitute, mayNameAnyone: true },
      panel.coordinator,
    );
  await house
    .get(MeetingChanging)
    .move(
      { meetingId, startsAt: londonInstant('2026-12-21', '14:00'), place: 'Hall', reason: 'So' },
      panel.coordinator,
    );
  await settled(house);

  const left = await house.db.query<{ email: string }[]>('SELECT email FROM person WHERE id = $1', [
    panel.members[4],
  ]);
  expect(calendarsOf(left[0]?.email ?? '')).toEqual([]);
  expect(calendarsOf(substitute.email).map(({ at }) => at)).toContain('20261221T140000Z');
});

it('lets a substitute read until the day it was moved to, and nothing once it is cancelled', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const meetingId = await called(panel);
  const [seat] = await house.get(Seats).ofPanel(panel.panelId);
  const substitute = { name: 'Sol Substitute', email: 'sol.changing@example.org' };
  const name = { meetingId, seatId: seat?.seatId ?? '', ...substitute, mayNameAnyone: true };
  await house.get(Substituting).name(name, panel.coordinator);
  const sol = await house.db.query<{ id: string }[]>('SELECT id FROM person WHERE email = $1', [
    substitute.email,
  ]);
  const reads = async (): Promise<boolean> =>
    (await house.get(Interests).memberOf(sol[0]?.id ?? '', bid.applicationId)) !== undefined;
  const changing = house.get(MeetingChanging);
  const startsAt = londonInstant('2026-12-18', '14:00');
  await changing.move({ meetingId, startsAt, place: 'Hall', reason: 'So' }, panel.coordinator);

  house.clock.set('2026-12-18T20:00:00Z');
  expect(await reads()).toBe(true);
  const visitor = await house.as(sol[0]?.id ?? '');
  expect((await visitor.get(`/meetings/${meetingId}`)).status).toBe(200);

  house.clock.set(AFTER_CLOSING);
  await changing.cancel({ meetingId, reason: 'Snow' }, panel.coordinator);
  expect(await reads()).toBe(false);
});

it('refuses once people have been there, and nobody comes to one that is cancelled', async () => {
  const panel = await aPanel(house);
  const held = await called(panel);
  house.clock.set(AT_THE_MEETING);
  await house.get(Attending).arrive(held, panel.members.slice(0, 1), panel.coordinator);
  const coordinator = await house.as(panel.coordinator);
  const move = await coordinator.submit(`/meetings/${held}/moving`, ON_FRIDAY);
  const cancel = await coordinator.submit(`/meetings/${held}/cancellation`, { reason: 'Snow' });
  expect([move.status, cancel.status]).toEqual([422, 422]);
  expect(move.text).toContain('can’t be moved any more');

  const other = await aPanel(house);
  const cancelled = await called(other);
  const cancelling = { meetingId: cancelled, reason: 'Snow' };
  await house.get(MeetingChanging).cancel(cancelling, other.coordinator);
  house.clock.set(AT_THE_MEETING);
  const otherCoordinator = await house.as(other.coordinator);
  const arrive = await otherCoordinator.submit(`/meetings/${cancelled}/attendance`, {
    present: other.members[0] ?? '',
  });
  const again = await otherCoordinator.submit(`/meetings/${cancelled}/moving`, ON_FRIDAY);
  expect([arrive.status, again.status]).toEqual([422, 422]);
  expect(again.text).toContain('This meeting was cancelled: call another');
  expect(readable((await otherCoordinator.get(`/meetings/${cancelled}`)).text)).toContain(
    'This meeting was cancelled. Snow',
  );
  expect(await house.get(Meetings).ofRound(other.round.id)).toEqual([]);
});

it('calls another for the moment of a cancelled one, and moves none to where another is', async () => {
  const panel = await aPanel(house);
  const first = await called(panel);
  await house.get(MeetingChanging).cancel({ meetingId: first, reason: 'Snow' }, panel.coordinator);
  const second = await called(panel);
  const third = await house
    .get(MeetingCalling)
    .call(
      { roundId: panel.round.id, startsAt: londonInstant('2026-12-17', '14:00'), place: 'Hall' },
      panel.coordinator,
    );
  const coordinator = await house.as(panel.coordinator);
  const there = { ...ON_FRIDAY, 'startsOn-day': '16', startsAt: '2pm' };
  const moved = await coordinator.submit(`/meetings/${third}/moving`, there);

  expect(second).not.toBe(first);
  expect(moved.status).toBe(422);
  expect(moved.text).toContain('Another meeting about this round is called for that moment');
});

it('is not a member’s to move, nor another panel’s chair’s; the calendar file is any reader’s', async () => {
  const panel = await aPanel(house);
  const other = await aPanel(house);
  const meetingId = await called(panel);
  const member = await house.as(panel.members[2] ?? '');
  const stranger = await house.as(other.members[0] ?? '');
  for (const act of ['moving', 'cancellation']) {
    expect((await member.get(`/meetings/${meetingId}/${act}`)).status).toBe(404);
    expect((await stranger.get(`/meetings/${meetingId}/${act}`)).status).toBe(404);
  }

  const file = await member.get(`/meetings/${meetingId}/calendar`);
  expect(file.status).toBe(200);
  expect(file.text).toContain('METHOD:PUBLISH');
  expect(file.text).toContain('DTSTART:20261216T140000Z');
  expect((await stranger.get(`/meetings/${meetingId}/calendar`)).status).toBe(404);
});
