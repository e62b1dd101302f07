import { Attendances } from '../../../src/panels/meetings/attendance.queries.js';
import { Seats, type Member } from '../../../src/panels/membership/seats.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { AT_THE_MEETING, aBid, aMeeting, aPanel, declare, type APanel } from './a-panel.js';

const CANARY = 'marzipan-otter';
let house: House;
let cora: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
}, 60_000);

afterAll(() => house.close());

async function panelWithCora(): Promise<APanel> {
  const panel = await aPanel(house);
  cora = await house.as(panel.coordinator);
  return panel;
}

async function seatOf(panel: APanel, place: number): Promise<Member> {
  const members = await house.get(Seats).ofPanel(panel.panelId);
  const member = members.find(({ personId }) => personId === panel.members[place]);
  if (!member) throw new Error('They have no seat');
  return member;
}

async function idOf(email: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>('SELECT id FROM person WHERE email = $1', [
    email,
  ]);
  return row?.id ?? '';
}

let number = 0;
function somebody(): { name: string; email: string } {
  return { name: `Dee Deputy ${++number}`, email: `dee.${number}@example.org` };
}

describe('a standing deputy', () => {
  it('declares and reads like the member, sends no scores, and goes with the next deputy', async () => {
    const panel = await panelWithCora();
    const bid = await aBid(house, panel, { answer: CANARY });
    const { seatId, personName } = await seatOf(panel, 2);
    const path = `/panels/${panel.panelId}/seats/${seatId}/deputy`;
    const dee = somebody();

    const named = await cora.submit(path, dee);
    expect(named.status).toBe(303);
    const shown = readable((await cora.follow(named)).text);
    expect(shown).toContain('5 members for 5 agencies');
    expect(shown).toContain(`${dee.name} Deputy of ${personName}`);
    const id = await idOf(dee.email);
    const visitor = await house.as(id);
    const scores = `/applications/${bid.applicationId}/scores`;
    expect(await visitor.get(scores)).toMatchObject({ status: 303 });
    await declare(house, bid, id);
    const paper = await visitor.get(scores);
    expect(paper.text).toContain(CANARY);
    expect(paper.text).not.toContain('Send my scores');
    expect((await visitor.post(scores, {})).status).not.toBe(303);

    await cora.submit(path, somebody());
    expect((await visitor.get(scores)).status).toBe(403);
  });

  it('takes the member’s seat, or stays with whoever does', async () => {
    const panel = await panelWithCora();
    const { seatId } = await seatOf(panel, 2);
    const base = `/panels/${panel.panelId}/seats/${seatId}`;
    const dee = somebody();
    await cora.submit(`${base}/deputy`, dee);

    const reason = 'Moved to another post';
    await cora.submit(`${base}/replacement`, { ...somebody(), reason });
    const id = await idOf(dee.email);
    expect(await house.get(Seats).on(panel.panelId, id)).toMatchObject({ isDeputy: true });
    const members = await house.get(Seats).ofPanel(panel.panelId);
    const deputy = members.find(({ personId }) => personId === id);
    const now = members.find(({ personName }) => personName === deputy?.deputyOfName);
    const taken = await cora.submit(`/panels/${panel.panelId}/seats/${now?.seatId}/replacement`, {
      ...dee,
      reason,
    });

    expect(taken.status).toBe(303);
    expect(await house.get(Seats).on(panel.panelId, id)).toMatchObject({ isDeputy: false });
    expect((await (await house.as(id)).get(`/panels/${panel.panelId}`)).status).toBe(200);
  });

  it('counts for the agency, and the agency once', async () => {
    const panel = await panelWithCora();
    await aBid(house, panel);
    const { seatId, personId, personName, agencyName } = await seatOf(panel, 2);
    const dee = somebody();
    await cora.submit(`/panels/${panel.panelId}/seats/${seatId}/deputy`, dee);
    const meetingId = await aMeeting(house, panel, [personId]);
    cora = await house.as(panel.coordinator);

    await cora.submit(`/meetings/${meetingId}/attendance`, { present: [await idOf(dee.email)] });
    house.clock.advance({ minutes: 1 });

    const shown = readable((await cora.get(`/meetings/${meetingId}`)).text);
    expect(shown).toContain('1 of 1 agency, 5 needed');
    expect(shown).toContain(`${agencyName} ${dee.name}, for ${personName}`);
  });

  it('has no office, no deputy, and no other seat', async () => {
    const panel = await panelWithCora();
    const { seatId } = await seatOf(panel, 2);
    const other = await seatOf(panel, 3);
    const base = `/panels/${panel.panelId}/seats`;
    const dee = somebody();
    await cora.submit(`${base}/${seatId}/deputy`, dee);
    const deputy = (await house.get(Seats).ofPanel(panel.panelId)).find(
      ({ email }) => email === dee.email,
    );

    expect((await cora.submit(`${base}/${deputy?.seatId}/deputy`, somebody())).status).toBe(422);
    expect((await cora.submit(`${base}/${other.seatId}/deputy`, dee)).status).toBe(422);
    const elected = await cora.submit(`/panels/${panel.panelId}/offices`, {
      ...{ office: 'vice-chair', personId: deputy?.personId ?? '', electedAt: 'Annual meeting' },
      ...{ 'electedOn-day': '23', 'electedOn-month': '11', 'electedOn-year': '2026' },
    });
    expect(elected.status).toBe(422);
  });
});

describe('a substitute', () => {
  it('reads the papers of that meeting after declaring, nothing else, until its day is over', async () => {
    const panel = await panelWithCora();
    const bid = await aBid(house, panel, { answer: CANARY });
    const meetingId = await aMeeting(house, panel, []);
    const other = await aMeeting(house, await aPanel(house), []);
    house.clock.set('2026-12-10T10:00:00Z');
    const member = await house.as(panel.members[2] ?? '');
    const { seatId, personName } = await seatOf(panel, 2);
    const sue = somebody();

    const named = await member.submit(`/meetings/${meetingId}/substitutes`, { seatId, ...sue });
    expect(named.status).toBe(303);
    expect(readable((await member.follow(named)).text)).toContain(`${sue.name} ${personName}`);
    let visitor = await house.as(await idOf(sue.email));
    const scores = `/applications/${bid.applicationId}/scores`;

    expect(await visitor.get(scores)).toMatchObject({
      status: 303,
      location: `/applications/${bid.applicationId}/declaration`,
    });
    expect(readable((await visitor.get('/home')).text)).toContain('Declare your interest, or none');
    expect((await visitor.get(`/meetings/${meetingId}`)).status).toBe(200);
    await visitor.submit(`/applications/${bid.applicationId}/declaration`, {
      kind: 'none',
      note: '',
    });
    const paper = await visitor.get(scores);
    expect(paper.text).toContain(CANARY);
    expect(paper.text).not.toContain('Send my scores');
    for (const path of [
      `/panels/${panel.panelId}`,
      `/panels/${panel.panelId}/rule`,
      `/rounds/${panel.round.slug}/ranking`,
      `/meetings/${meetingId}/attendance`,
      `/meetings/${other}`,
      '/board',
    ]) {
      expect([403, 404]).toContain((await visitor.get(path)).status);
    }

    house.clock.set('2026-12-16T23:30:00Z');
    visitor = await house.as(await idOf(sue.email));
    expect((await visitor.get(scores)).status).toBe(200);
    house.clock.set('2026-12-17T00:10:00Z');
    expect([403, 404]).toContain((await visitor.get(scores)).status);
    expect([403, 404]).toContain((await visitor.get(`/meetings/${meetingId}`)).status);
  });

  it('is shut out of a bid by a pecuniary interest, like anybody', async () => {
    const panel = await panelWithCora();
    const bid = await aBid(house, panel, { answer: CANARY, title: CANARY });
    const meetingId = await aMeeting(house, panel, []);
    const { seatId } = await seatOf(panel, 2);
    const sue = somebody();
    cora = await house.as(panel.coordinator);
    await cora.submit(`/meetings/${meetingId}/substitutes`, { seatId, ...sue });
    const id = await idOf(sue.email);
    await declare(house, bid, id, 'pecuniary');
    const visitor = await house.as(id);

    for (const path of [`/applications/${bid.applicationId}/scores`, `/meetings/${meetingId}`]) {
      expect((await visitor.get(path)).text).not.toContain(CANARY);
    }
    expect((await visitor.get(`/applications/${bid.applicationId}/scores`)).status).toBe(404);
  });

  it('is named in the attendance, and counts for the agency', async () => {
    const panel = await panelWithCora();
    await aBid(house, panel);
    const meetingId = await aMeeting(house, panel, panel.members.slice(0, 2));
    cora = await house.as(panel.coordinator);
    const { seatId, personName, agencyName } = await seatOf(panel, 2);
    const sue = somebody();
    await cora.submit(`/meetings/${meetingId}/substitutes`, { seatId, ...sue });
    const present = await idOf(sue.email);

    const form = await cora.get(`/meetings/${meetingId}/attendance`);
    expect(readable(form.text)).toContain(
      `${agencyName}: ${sue.name}, substitute for ${personName}`,
    );
    await cora.submit(`/meetings/${meetingId}/attendance`, { present: [present] });
    house.clock.advance({ minutes: 1 });

    const shown = readable((await cora.get(`/meetings/${meetingId}`)).text);
    expect(shown).toContain('3 of 3 agencies, 5 needed');
    expect(shown).toContain(`${agencyName} ${sue.name}, for ${personName}`);
    expect(await house.get(Attendances).ofMeeting(meetingId)).toContainEqual(
      expect.objectContaining({ personId: present, standsForName: personName, agencyName }),
    );
    const [named] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM substitute WHERE meeting_id = $1',
      [meetingId],
    );
    const path = `/meetings/${meetingId}/substitutes/${named?.id}/withdrawal`;
    const kept = await cora.submit(path);
    expect(kept.status).toBe(422);
    expect(readable(kept.text)).toContain('They have been at the meeting');
  });

  it('is withdrawn by the member, and hears that they were named', async () => {
    const panel = await panelWithCora();
    const meetingId = await aMeeting(house, panel, []);
    const { seatId } = await seatOf(panel, 2);
    const member = await house.as(panel.members[2] ?? '');
    const another = await house.as(panel.members[3] ?? '');
    const sue = somebody();
    await member.submit(`/meetings/${meetingId}/substitutes`, { seatId, ...sue });
    await house.letterbox.waitFor(sue.email, 'Say first of each bid whether you have an interest');
    const [named] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM substitute WHERE meeting_id = $1',
      [meetingId],
    );
    const path = `/meetings/${meetingId}/substitutes/${named?.id}/withdrawal`;

    expect((await another.get(path)).status).toBe(404);
    expect((await member.submit(path)).status).toBe(303);
    const visitor = await house.as(await idOf(sue.email));
    expect([403, 404]).toContain((await visitor.get(`/meetings/${meetingId}`)).status);
  });

  it('goes for nobody else’s seat than the member’s own, and not with a seat', async () => {
    const panel = await panelWithCora();
    const meetingId = await aMeeting(house, panel, []);
    house.clock.set(AT_THE_MEETING);
    const member = await house.as(panel.members[2] ?? '');
    const own = await seatOf(panel, 2);
    const other = await seatOf(panel, 3);
    const path = `/meetings/${meetingId}/substitutes`;

    expect((await member.submit(path, { seatId: other.seatId, ...somebody() })).status).toBe(422);
    const seated = { seatId: own.seatId, name: other.personName, email: other.email };
    expect((await member.submit(path, seated)).status).toBe(422);
    expect(
      await house.db.query('SELECT FROM substitute WHERE meeting_id = $1', [meetingId]),
    ).toEqual([]);
  });
});
