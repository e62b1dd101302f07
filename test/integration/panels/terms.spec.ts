import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { Seats, type Member } from '../../../src/panels/membership/seats.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import { aBid, aMeeting, aPanel, actsOn, declare, type APanel } from './a-panel.js';

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

function dateFields(name: string, date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

describe('a seat', () => {
  it('is given for a term, renewed with the reason, and ends by itself', async () => {
    const panel = await panelWithCora();
    const { seatId, personId } = await seatOf(panel, 3);
    const path = `/panels/${panel.panelId}/seats/${seatId}/term`;
    const visitor = await house.as(personId);

    const renewed = await cora.submit(path, {
      ...dateFields('endsOn', '2026-11-24'),
      reason: 'Annual meeting, minute 5',
    });
    expect(renewed.status).toBe(303);
    expect(readable((await cora.follow(renewed)).text)).toContain('24 November 2026');
    expect((await visitor.get(`/panels/${panel.panelId}`)).status).toBe(200);
    house.clock.set('2026-11-25T00:30:00Z');
    const nextDay = await house.as(personId);
    cora = await house.as(panel.coordinator);

    expect((await nextDay.get(`/panels/${panel.panelId}`)).status).toBe(403);
    expect(readable((await nextDay.get('/home')).text)).not.toContain(
      'The panel and who sits on it',
    );
    const late = await cora.submit(path, { reason: 'Again' });
    expect(late.status).toBe(422);
    expect(readable(late.text)).toContain('This seat has ended');
  });

  it('ends at once with the reason: the page after it shows nothing of the panel', async () => {
    const panel = await panelWithCora();
    const bid = await aBid(house, panel);
    const { seatId, personId, agencyName } = await seatOf(panel, 2);
    await declare(house, bid, personId);
    const visitor = await house.as(personId);
    const paper = `/applications/${bid.applicationId}/scores`;
    expect((await visitor.get(paper)).status).toBe(200);

    const ended = await cora.submit(`/panels/${panel.panelId}/seats/${seatId}/ending`, {
      reason: 'Resigned by letter',
    });

    const shown = readable((await cora.follow(ended)).text);
    expect(shown).toContain('4 members for 4 agencies');
    expect(shown).toMatch(new RegExp(`Seats that have ended.*${agencyName}.*Resigned by letter`));
    expect((await visitor.get(paper)).status).toBe(403);
    expect((await visitor.get(`/panels/${panel.panelId}`)).status).toBe(403);
    expect(
      await house.db.query('SELECT role FROM person_role WHERE person_id = $1', [personId]),
    ).toEqual([]);
    expect(await house.get(Seats).on(panel.panelId, personId)).toBeUndefined();
  });

  it('is given again to who had it before', async () => {
    const panel = await panelWithCora();
    const { seatId, personId, personName, email, agencyId } = await seatOf(panel, 2);
    const end = { reason: 'Maternity leave' };
    await cora.submit(`/panels/${panel.panelId}/seats/${seatId}/ending`, end);

    const again = await cora.submit(`/panels/${panel.panelId}/seats`, {
      ...{ name: personName, email, agencyId, office: 'member' },
    });

    expect(again.status).toBe(303);
    expect((await seatOf(panel, 2)).seatId).not.toBe(seatId);
    expect((await (await house.as(personId)).get(`/panels/${panel.panelId}`)).status).toBe(200);
  });

  it('goes to somebody else of the agency, without the office', async () => {
    const panel = await panelWithCora();
    const { seatId, personId, agencyName } = await seatOf(panel, 0);
    const path = `/panels/${panel.panelId}/seats/${seatId}/replacement`;
    const newcomer = { name: 'Nell New', email: 'nell.new@example.org', reason: 'Changed jobs' };

    const replaced = await cora.submit(path, newcomer);

    const shown = readable((await cora.follow(replaced)).text);
    expect(shown).toContain('Nell New has the seat of');
    expect(shown).toContain(`${agencyName} Public Nell New Member`);
    expect(shown).toMatch(/Nobody has chaired since 22 November 2026.*acts as vice chair/);
    expect((await (await house.as(personId)).get(`/panels/${panel.panelId}`)).status).toBe(403);
    const other = await seatOf(panel, 1);
    const taken = await cora.submit(path, { ...newcomer, email: other.email });
    expect(taken.status).toBe(422);
  });

  it('is its panel’s: from another’s address there is none', async () => {
    const panel = await panelWithCora();
    const other = await aPanel(house);
    const { seatId } = await seatOf(panel, 2);
    for (const act of ['', '/term', '/ending', '/replacement', '/deputy']) {
      expect((await cora.get(`/panels/${other.panelId}/seats/${seatId}${act}`)).status).toBe(404);
      expect((await cora.get(`/panels/${panel.panelId}/seats/${seatId}${act}`)).status).toBe(200);
    }
  });
});

describe('the chair', () => {
  it('is elected for a year, again for a second, and not for a third', async () => {
    const panel = await panelWithCora();
    const [chair = '', , member = ''] = panel.members;
    const path = `/panels/${panel.panelId}/offices`;
    const elect = async (personId: string, electedOn: string): Promise<Answer> =>
      (await house.as(panel.coordinator)).submit(path, {
        ...dateFields('electedOn', electedOn),
        ...{ office: 'chair', personId, electedAt: 'Annual meeting, minute 2' },
      });

    house.clock.set('2027-11-23T10:00:00Z');
    cora = await house.as(panel.coordinator);
    expect(readable((await cora.get(path)).text)).toContain(
      'Nobody has chaired since 22 November 2027',
    );
    expect(await house.get(Seats).isChair(panel.panelId, chair)).toBe(false);
    const again = await elect(chair, '2027-11-23');
    expect(again.status).toBe(303);
    expect(readable((await cora.follow(again)).text)).toContain(
      'Chair 23 November 2027 22 November 2028 Annual meeting, minute 2 Now',
    );
    house.clock.set('2028-11-10T10:00:00Z');
    cora = await house.as(panel.coordinator);
    const { personName } = await seatOf(panel, 0);
    expect(readable((await cora.get(`/panels/${panel.panelId}`)).text)).toContain(
      `${personName}’s year as chair ends on 22 November 2028. They have chaired for two consecutive years, so another person is needed.`,
    );
    house.clock.set('2028-11-23T10:00:00Z');
    const third = await elect(chair, '2028-11-23');

    expect(third.status).toBe(422);
    expect(readable(third.text)).toContain(
      `${personName} has chaired since 23 November 2026, and nobody chairs for more than two consecutive years. Another person is needed, or a year’s break: until 23 November 2029`,
    );
    expect((await elect(member, '2028-11-23')).status).toBe(303);
    expect(await house.get(Seats).isChair(panel.panelId, member)).toBe(true);
    expect(await house.get(Seats).isChair(panel.panelId, chair)).toBe(false);
  });

  it('stands down with the reason: nobody chairs, the vice chair acts', async () => {
    const panel = await panelWithCora();
    const [chair = '', vice = ''] = panel.members;
    const meetingId = await aMeeting(house, panel, []);
    const [term] = await house.db.query<{ id: string }[]>(
      `SELECT id FROM office_term WHERE panel_id = $1 AND office = 'chair'`,
      [panel.panelId],
    );
    const attendance = `/meetings/${meetingId}/attendance`;
    cora = await house.as(panel.coordinator);
    const [atChair, atVice] = [await house.as(chair), await house.as(vice)];
    expect((await atChair.get(attendance)).status).toBe(200);

    const ended = await cora.submit(`/panels/${panel.panelId}/offices/${term?.id}/ending`, {
      reason: 'Stood down',
    });

    expect(readable((await cora.follow(ended)).text)).toContain('Stood down');
    expect((await atChair.get(attendance)).status).toBe(404);
    expect((await atVice.get(attendance)).status).toBe(200);
    expect((await atChair.get(`/panels/${panel.panelId}`)).status).toBe(200);
    expect((await actsOn(house, `panel/${panel.panelId}`)).at(-1)).toBe('ended-office');
  });

  it('and the coordinator hear 30 days before, and when nobody was elected, once each', async () => {
    const panel = await panelWithCora();
    const { email } = await seatOf(panel, 0);
    const heard = async (): Promise<readonly string[]> => {
      await house.get(Reminders).remindAll();
      const rows = await house.db.query<{ subject: string }[]>(
        `SELECT subject FROM mail_message WHERE to_address = $1 AND subject LIKE '%chair%' ORDER BY written_at`,
        [email],
      );
      return rows.map(({ subject }) => subject.replace(/^.*: /, ''));
    };

    house.clock.set('2027-10-21T07:00:00Z');
    expect(await heard()).toEqual([]);
    house.clock.set('2027-10-22T07:00:00Z'); // 30 days before is a Saturday
    await heard();
    expect(await heard()).toEqual(['the chair’s year is about to end']);
    house.clock.set('2027-11-24T07:00:00Z');
    await heard();
    expect(await heard()).toEqual(['the chair’s year is about to end', 'nobody chairs the panel']);
  });

  it('is one, also of two elections of one day at once', async () => {
    const panel = await panelWithCora();
    house.clock.set('2026-11-24T10:00:00Z');
    cora = await house.as(panel.coordinator);
    const candidates = panel.members.slice(2, 4);

    const answers = await Promise.all(
      candidates.map((personId) =>
        cora.submit(`/panels/${panel.panelId}/offices`, {
          ...dateFields('electedOn', '2026-11-24'),
          ...{ office: 'chair', personId, electedAt: 'By acclamation' },
        }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const offices = (await house.get(Seats).ofPanel(panel.panelId)).map(({ office }) => office);
    expect(offices.filter((office) => office === 'chair')).toHaveLength(1);
  });
});
