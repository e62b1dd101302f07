import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { Attendances } from '../../../src/panels/meetings/attendance.queries.js';
import { Meetings } from '../../../src/panels/meetings/meetings.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { actsOn, aMeeting, aPanel, AT_THE_MEETING, type APanel } from './a-panel.js';

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

const onWednesday = {
  'startsOn-day': '16',
  'startsOn-month': '12',
  'startsOn-year': '2026',
  startsAt: '14.30',
  place: 'Town Hall, Grand Jury Room',
};

function callPath({ round }: APanel): string {
  return `/meetings/new?round=${round.id}`;
}

async function here(meetingId: string): Promise<readonly string[]> {
  const presences = await house.get(Attendances).ofMeeting(meetingId);
  return presences.filter(({ leftAt }) => leftAt === null).map(({ personId }) => personId);
}

describe('calling a meeting', () => {
  it('is the chair’s, in Colchester time, once of two clicks', async () => {
    const panel = await aPanel(house);
    const chair = await house.as(panel.members[0] ?? '');

    const called = await chair.submit(callPath(panel), onWednesday);
    const again = await chair.submit(callPath(panel), onWednesday);

    expect(called.status).toBe(303);
    expect(again.location).toBe(called.location);
    const [meeting] = await house.get(Meetings).ofRound(panel.round.id);
    expect(meeting).toMatchObject({
      panelId: panel.panelId,
      startsAt: new Date('2026-12-16T14:30:00Z'),
      place: 'Town Hall, Grand Jury Room',
    });
    expect(await actsOn(house, `meeting/${meeting?.id ?? ''}`)).toEqual(['called']);
    expect(readable((await chair.follow(called)).text)).toContain(
      'Wednesday 16 December 2026, 2:30pm',
    );
  });

  it('refuses a time that is none, and a day before the round closes, at their fields', async () => {
    const panel = await aPanel(house);
    const coordinator = await house.as(panel.coordinator);

    const noTime = await coordinator.submit(callPath(panel), { ...onWednesday, startsAt: '25:00' });
    expect(noTime.status).toBe(422);
    expect(noTime.text).toContain('href="#startsAt"');
    const early = await coordinator.submit(callPath(panel), {
      ...onWednesday,
      'startsOn-day': '3',
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('The round closes on Friday 4 December 2026, 12 noon');
    expect(await house.get(Meetings).ofRound(panel.round.id)).toEqual([]);
  });

  it('is not for members, nor for another panel’s chair', async () => {
    const panel = await aPanel(house);
    const other = await aPanel(house);
    const member = await house.as(panel.members[2] ?? '');
    const stranger = await house.as(other.members[0] ?? '');

    expect((await member.get(callPath(panel))).status).toBe(404);
    expect((await stranger.get(callPath(panel))).status).toBe(404);
  });
});

describe('who is there', () => {
  it('is ticked, leaves, and comes back, on the record', async () => {
    const panel = await aPanel(house);
    const meetingId = await aMeeting(house, panel, panel.members.slice(0, 2));
    const [chair = '', viceChair = ''] = panel.members;
    const visitor = await house.as(chair);
    const path = `/meetings/${meetingId}`;

    const left = await visitor.submit(`${path}/departure`, { personId: viceChair });
    expect(left.location).toBe(path);
    expect(await here(meetingId)).toEqual([chair]);
    expect(readable((await visitor.get(path)).text)).toContain('Who is here: 1 member');
    await visitor.submit(`${path}/attendance`, { present: viceChair });
    expect((await here(meetingId)).length).toBe(2);
    expect(await actsOn(house, `meeting/${meetingId}`)).toEqual([
      'called',
      'arrived',
      'arrived',
      'left',
      'arrived',
    ]);
  });

  it('changes nothing when the same is said twice', async () => {
    const panel = await aPanel(house);
    const meetingId = await aMeeting(house, panel, panel.members);
    const [, , member = ''] = panel.members;

    await house.get(Attending).arrive(meetingId, panel.members, panel.coordinator);
    await house.get(Attending).leave(meetingId, member, panel.coordinator);
    await house.get(Attending).leave(meetingId, member, panel.coordinator);

    const acts = await actsOn(house, `meeting/${meetingId}`);
    expect(acts.filter((act) => act === 'arrived')).toHaveLength(5);
    expect(acts.filter((act) => act === 'left')).toHaveLength(1);
  });

  it('is said on the day, of members, of one at least', async () => {
    const panel = await aPanel(house);
    const meetingId = await aMeeting(house, panel, []);
    const other = await aPanel(house);
    const [stranger = ''] = other.members;
    const [chair = ''] = panel.members;

    house.clock.set('2026-12-15T23:00:00Z');
    await expect(
      house.get(Attending).arrive(meetingId, [chair], panel.coordinator),
    ).rejects.toMatchObject({ refusals: [{ code: 'meeting-not-begun' }] });
    house.clock.set(AT_THE_MEETING);
    await expect(
      house.get(Attending).arrive(meetingId, [chair, stranger], panel.coordinator),
    ).rejects.toMatchObject({ refusals: [{ code: 'not-seated' }] });
    const visitor = await house.as(panel.coordinator);
    const nobody = await visitor.submit(`/meetings/${meetingId}/attendance`, {});
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('Tick who is here');
    await expect(
      house.get(Attending).leave(meetingId, chair, panel.coordinator),
    ).rejects.toMatchObject({ refusals: [{ code: 'not-present' }] });
    expect(await here(meetingId)).toEqual([]);
  });

  it('is for the chair and the coordinator to say, not for members', async () => {
    const panel = await aPanel(house);
    const meetingId = await aMeeting(house, panel, []);
    const member = await house.as(panel.members[2] ?? '');

    for (const act of ['attendance', 'departure']) {
      expect((await member.get(`/meetings/${meetingId}/${act}`)).status).toBe(404);
    }
    expect((await member.get(`/meetings/${meetingId}`)).status).toBe(200);
  });
});
