import { Decisions } from '../../../src/awards/decision/decision.service.js';
import { MinutesAmending } from '../../../src/awards/minutes/amending.service.js';
import { MinutesConfirming } from '../../../src/awards/minutes/confirming.service.js';
import { MinutesIssuing } from '../../../src/awards/minutes/issuing.service.js';
import { MinutesRecords } from '../../../src/awards/minutes/minutes-records.queries.js';
import { londonInstant } from '../../../src/kernel/london.js';
import { Attending } from '../../../src/panels/meetings/attendance.service.js';
import { MeetingCalling } from '../../../src/panels/meetings/calling.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { settled } from '../hardening/tables.js';
import {
  aBid,
  actsOn,
  aMeeting,
  aPanel,
  AT_THE_MEETING,
  declare,
  type ABid,
  type APanel,
} from '../panels/a-panel.js';
import { countQueries } from '../reporting/counted-queries.js';
import { answer, closedByHand, recommend, setRule, toAward } from './a-recommendation.js';

const THE_DAY_AFTER = '2026-12-17T10:00:00Z';

let house: House;
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  await closedByHand(house);
}, 60_000);
afterAll(() => house.close());

interface Held {
  readonly panel: APanel;
  readonly meetingId: string;
  readonly lunch: ABid;
  readonly bikes: ABid;
}

/** Four agencies decide on lunch; one of them has left for the bikes, which are declined. */
async function held(quorumAgencies = 3): Promise<Held> {
  const panel = await aPanel(house, { quorumAgencies });
  const lunch = await aBid(house, panel, { organisationName: 'Lunch Club', title: 'Soup' });
  const bikes = await aBid(house, panel, { organisationName: 'Zqbikes', title: 'Zqbikes mend' });
  await declare(house, bikes, panel.members[3] ?? '', 'pecuniary');
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 4));
  const decisions = house.get(Decisions);
  await decisions.decide(toAward(panel, lunch, 400_000n, { meetingId }));
  await decisions.decide(
    toAward(panel, bikes, 0n, {
      ...{ meetingId, verdict: { outcome: 'declined' }, conditions: '', revisedBudget: '' },
      reasons: 'Zqbikes already have this',
    }),
  );
  house.clock.set(THE_DAY_AFTER);
  return { panel, meetingId, lunch, bikes };
}

/** The panel's next meeting, on 13 January 2027, with its first three members there. */
async function nextMeeting(panel: APanel): Promise<string> {
  const startsAt = londonInstant('2027-01-13', '14:00');
  const meetingId = await house
    .get(MeetingCalling)
    .call({ roundId: panel.round.id, startsAt, place: 'Library' }, panel.coordinator);
  house.clock.set('2027-01-13T14:05:00Z');
  await house.get(Attending).arrive(meetingId, panel.members.slice(0, 3), panel.coordinator);
  return meetingId;
}

async function issue({ panel, meetingId }: Pick<Held, 'panel' | 'meetingId'>): Promise<void> {
  await house.get(MinutesIssuing).issue(meetingId, panel.coordinator);
}

async function read(personId: string, meetingId: string): Promise<string> {
  return readable((await (await house.as(personId)).get(`/meetings/${meetingId}/minutes`)).text);
}

it('follows the record while it is a draft, for those who run the meeting', async () => {
  const { panel, meetingId } = await held();
  const [chair = '', , member = ''] = panel.members;

  const draft = await read(chair, meetingId);
  expect(draft).toContain('Draft');
  expect(draft).toMatch(/Essex County Council: Essex County Council chair \d+, chair, from 2:30pm/);
  expect(draft).toMatch(/Apologies CBH: CBH member \d+/);
  expect(draft).toMatch(
    /1\. OC-2026-\d+: Soup, Lunch Club RESOLVED that OC-2026-\d+, “Soup”, of Lunch Club be awarded £4,000/,
  );
  expect(draft).toContain('Conditions: Open to all');
  expect(draft).toContain('Quorum: 3 agencies counted, 3 needed');
  expect(draft).toContain('Out of this item because of an interest: Colchester Institute.');
  expect(draft).toContain('a disclosable pecuniary interest, and left for this item');
  expect(draft).not.toContain('A trustee'); // why, is not minuted

  expect(await read(member, meetingId)).toContain('The minutes are not issued yet');
  const observer = await house.person('Olly Observer', 'observer');
  expect(await read(observer, meetingId)).toContain('Draft');
});

it('is frozen when it is issued, once of twenty clicks, and closes the record', async () => {
  const all = await held();
  const { panel, meetingId, lunch } = all;
  const issuing = house.get(MinutesIssuing);
  await Promise.all(Array.from({ length: 20 }, () => issuing.issue(meetingId, panel.coordinator)));
  const before = await house.get(MinutesRecords).ofMeeting(meetingId);
  await house.db.query(
    `UPDATE application SET title = 'Broth' WHERE id = '${lunch.applicationId}'`,
  );

  expect((await house.get(MinutesRecords).ofMeeting(meetingId))?.text).toEqual(before?.text);
  expect(await read(panel.members[2] ?? '', meetingId)).toContain('Soup');
  expect(await actsOn(house, `meeting/${meetingId}`)).toEqual([
    ...['called', 'arrived', 'arrived', 'arrived', 'arrived', 'decided', 'decided'],
    'minutes-issued',
  ]);
  const late = await aBid(house, panel);
  await expect(
    house.get(Decisions).decide(toAward(panel, late, 100_000n, { meetingId })),
  ).rejects.toThrow('The minutes of this meeting are issued');
  const attending = house.get(Attending);
  await expect(
    attending.arrive(meetingId, panel.members.slice(4), panel.coordinator),
  ).rejects.toThrow('amend them');
  await expect(
    attending.leave(meetingId, panel.members[0] ?? '', panel.coordinator),
  ).rejects.toThrow('amend them');
});

it('can’t be changed in the database', async () => {
  const all = await held();
  await issue(all);

  for (const sql of [
    `UPDATE minutes SET text = '{}' WHERE meeting_id = '${all.meetingId}'`,
    `DELETE FROM minutes WHERE meeting_id = '${all.meetingId}'`,
    'TRUNCATE minutes CASCADE',
  ]) {
    await expect(house.db.query(sql)).rejects.toThrow();
  }
});

it('tells whom a bid is shut to its number and nothing else, on the page, in the PDF and in the message', async () => {
  const all = await held();
  const { panel, meetingId } = all;
  const [, , member = '', conflicted = ''] = panel.members;
  await issue(all);
  await settled(house);

  const page = await read(conflicted, meetingId);
  expect(page).toContain('2 You have left');
  expect(page).toContain('Soup');
  expect(page).not.toContain('Zqbikes');
  expect(page).not.toContain(all.bikes.reference);
  expect(page).not.toContain('SHA-256');
  expect(await read(member, meetingId)).toContain('SHA-256');

  const visitor = await house.as(conflicted);
  const pdf = await visitor.get(`/meetings/${meetingId}/minutes/pdf`);
  expect(pdf.status).toBe(200);
  expect(pdf.text.startsWith('%PDF-')).toBe(true);

  const emails = await house.db.query<{ id: string; email: string }[]>(
    'SELECT id, email FROM person WHERE id = ANY($1)',
    [panel.members],
  );
  for (const { id, email } of emails) {
    const letters = house.letterbox
      .to(email)
      .filter(({ subject }) => subject.startsWith('Minutes'));
    expect(letters).toHaveLength(1);
    const words = `${letters[0]?.subject ?? ''} ${letters[0]?.text ?? ''}`;
    expect(words).toContain('1. RESOLVED that');
    expect(words.includes('Zqbikes')).toBe(id !== conflicted);
  }
});

it('isn’t issued by who has left for an item, nor by a member, nor before anybody was there', async () => {
  const { panel, meetingId, lunch } = await held();
  const [chair = '', , member = ''] = panel.members;
  const path = `/meetings/${meetingId}/minutes/issuing`;
  expect((await (await house.as(member)).get(path)).status).toBe(404);
  await declare(house, lunch, chair, 'pecuniary');
  const refused = await (await house.as(chair)).submit(path, {});
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('somebody who reads all of it issues the minutes');

  const empty = await aPanel(house);
  const notHeld = await aMeeting(house, empty, []);
  const coordinator = await house.as(empty.coordinator);
  const early = await coordinator.submit(`/meetings/${notHeld}/minutes/issuing`, {});
  expect(early.text).toContain('there is nothing to issue');
});

it('is corrected by amendment: the words before stay, and the second of two people is shown the first’s', async () => {
  const all = await held();
  const { panel, meetingId } = all;
  const [chair = '', , member = '', conflicted = ''] = panel.members;
  await issue(all);
  const path = `/meetings/${meetingId}/minutes/amendments`;
  const first = await house.as(chair);
  const second = await house.as(panel.coordinator);
  await first.get(`${path}/present`);
  const words = { words: 'Essex Police: Pat Bright', reason: 'A name was wrong', seen: '0' };
  const done = await first.submit(`${path}/present`, words);
  const again = await first.post(`${path}/present`, { ...words, _csrf: await token(first) });
  const other = await second.post(`${path}/present`, {
    ...{ ...words, words: 'Essex Police: Pat Brown' },
    _csrf: await token(second),
  });

  expect([done.status, again.status, other.status]).toEqual([303, 303, 422]);
  expect(readable(other.text)).toContain('It now says: Essex Police: Pat Bright');
  const page = await read(member, meetingId);
  expect(page).toContain('Essex Police: Pat Bright');
  expect(page).toContain('A name was wrong');
  expect(page).toMatch(/What it said before amendment 1.*Essex Police vice-chair \d+, vice chair/);
  expect((await (await house.as(member)).get(`${path}/present`)).status).toBe(404);
  expect((await second.get(`${path}/item-9`)).status).toBe(404);
  expect((await second.get(`${path}/item-2`)).status).toBe(200);

  const amending = { meetingId, entry: 'item-2', lines: ['Zqbikes again'], reason: 'Zqbikes so' };
  await house
    .get(MinutesAmending)
    .amend({ ...amending, seen: 0, agreedAt: null }, panel.coordinator);
  expect(await read(conflicted, meetingId)).not.toContain('Zqbikes');
  expect(await actsOn(house, `meeting/${meetingId}`)).toEqual(
    expect.arrayContaining(['minutes-amended']),
  );
});

it('is not amended by a chair to whom the item is shut', async () => {
  const all = await held();
  await issue(all);
  await declare(house, all.lunch, all.panel.members[0] ?? '', 'pecuniary');
  const chair = await house.as(all.panel.members[0] ?? '');

  const path = `/meetings/${all.meetingId}/minutes/amendments`;
  expect((await chair.get(`${path}/item-1`)).status).toBe(404);
  expect((await chair.get(`${path}/item-2`)).status).toBe(200);
});

it('is confirmed at the next meeting, and after that corrected only as a later meeting agrees', async () => {
  const all = await held();
  const { panel, meetingId } = all;
  await issue(all);
  const amendment = {
    ...{ meetingId, entry: 'apologies', lines: ['CBH sent apologies.'], reason: 'Not said' },
    ...{ seen: 0, agreedAt: null },
  };
  await house.get(MinutesAmending).amend(amendment, panel.coordinator);
  const tooSoon = (await house.as(panel.coordinator)).submit(
    `/meetings/${meetingId}/minutes/confirmation`,
    { meeting: meetingId },
  );
  expect((await tooSoon).text).toContain('Choose a later meeting of the panel');

  const next = await nextMeeting(panel);
  const coordinator = await house.as(panel.coordinator);
  const confirmation = `/meetings/${meetingId}/minutes/confirmation`;
  const confirmed = await coordinator.submit(confirmation, { meeting: next });
  const twice = await coordinator.submit(confirmation, { meeting: next });
  expect([confirmed.status, twice.status]).toEqual([303, 303]);
  expect(readable((await coordinator.follow(confirmed)).text)).toContain(
    'Confirmed by the meeting of Wednesday 13 January 2027, 2pm',
  );
  expect(await read(panel.coordinator, next)).toContain(
    'Wednesday 16 December 2026, 2pm: confirmed with 1 amendment.',
  );

  const path = `/meetings/${meetingId}/minutes/amendments/present`;
  const words = { words: 'Everybody', reason: 'Wrong' };
  const alone = await coordinator.submit(path, { ...words, meeting: '' });
  expect(alone.status).toBe(422);
  expect(alone.text).toContain('choose the later meeting at which the correction was agreed');
  const agreed = await coordinator.submit(path, { ...words, meeting: next });
  expect(agreed.status).toBe(303);
  expect(await read(panel.coordinator, next)).toContain(
    'a correction was agreed to the part “present”.',
  );

  await house.get(MinutesIssuing).issue(next, panel.coordinator);
  const late = await coordinator.post(`/meetings/${meetingId}/minutes/amendments/item-1`, {
    ...{ ...words, meeting: next, seen: '0' }, // from a form that was opened before
    _csrf: await token(coordinator),
  });
  expect(late.text).toContain('The minutes of that meeting are issued');
});

it('reports urgent decisions and what came of recommendations to the next meeting, each once', async () => {
  const panel = await aPanel(house);
  const urgent = await aBid(house, panel, { title: 'Boiler' });
  const waiting = await aBid(house, panel, { title: 'Coats' });
  await setRule(house, panel, { quorumAgencies: 5 });
  house.clock.set('2026-12-10T10:00:00Z');
  const urgentId = await recommend(house, panel, urgent, null);
  const meetingId = await aMeeting(house, panel, panel.members.slice(0, 4));
  const recommendedId = await recommend(house, panel, waiting, meetingId);
  await answer(house, recommendedId, panel.members[4] ?? '');
  for (const member of panel.members) await answer(house, urgentId, member);
  const next = await nextMeeting(panel);

  const first = await read(panel.coordinator, meetingId);
  expect(first).toMatch(/R1\. OC-2026-\d+: Boiler.*Put to the agencies by e-mail on Thursday 10/);
  expect(first).toMatch(/1\. OC-2026-\d+: Coats.*RECOMMENDED that.*Not quorate\./);
  expect(first).not.toContain('What became of earlier recommendations');
  const second = await read(panel.coordinator, next);
  expect(second).toMatch(/E1\. OC-2026-\d+: .*The agencies ratified it\./);
  expect(second).toMatch(/E2\. /);
  expect(second).not.toContain('R1.');
});

it('survives the loss of everything but the commit: the members hear of it all the same, once', async () => {
  const all = await held();
  house.letterbox.isDown = true;
  await issue(all);
  house.letterbox.isDown = false;
  await settled(house);
  const [person] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [all.panel.members[2]],
  );
  const letters = house.letterbox.to(person?.email ?? '');
  expect(letters.filter(({ subject }) => subject.startsWith('Minutes'))).toHaveLength(1);
});

it('issues nothing when the last step fails', async () => {
  const all = await held();
  await house.db.query(
    `CREATE FUNCTION no_outbox() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'Cut off'; END $$;
     CREATE TRIGGER no_outbox BEFORE INSERT ON outbox FOR EACH ROW WHEN (NEW.event = 'minutes.issued') EXECUTE FUNCTION no_outbox()`,
  );
  try {
    await expect(issue(all)).rejects.toThrow('Cut off');
  } finally {
    await house.db.query('DROP FUNCTION no_outbox CASCADE');
  }
  expect(await house.get(MinutesRecords).ofMeeting(all.meetingId)).toBeUndefined();
  await issue(all);
  expect(await house.get(MinutesRecords).ofMeeting(all.meetingId)).toBeDefined();
});

it('asks the database as often for three items as for one', async () => {
  const queries = async (count: number): Promise<number> => {
    const panel = await aPanel(house, { quorumAgencies: 1 });
    const bids = [];
    for (let made = 0; made < count; made++) bids.push(await aBid(house, panel));
    const meetingId = await aMeeting(house, panel);
    for (const bid of bids) {
      await house.get(Decisions).decide(toAward(panel, bid, 1_000n, { meetingId }));
    }
    await issue({ panel, meetingId });
    await settled(house); // letters on their way would be counted
    const visitor = await house.as(panel.coordinator);
    const page = await visitor.get(`/meetings/${meetingId}/minutes`);
    expect([page.status, page.location]).toEqual([200, undefined]);
    return countQueries(house.db, () => visitor.get(`/meetings/${meetingId}/minutes`));
  };

  expect(await queries(3)).toBe(await queries(1));
});

it('is there for the panel’s people and nobody else', async () => {
  const all = await held();
  await issue(all);
  const elsewhere = await aPanel(house);
  house.clock.set(AT_THE_MEETING);
  const stranger = await house.as(elsewhere.members[0] ?? '');
  const trustee = await house.as(await house.person('Tess Trustee', 'trustee-administrator'));
  for (const path of ['minutes', 'minutes/pdf', 'minutes/issuing', 'minutes/confirmation']) {
    expect((await stranger.get(`/meetings/${all.meetingId}/${path}`)).status).toBe(404);
    expect((await trustee.get(`/meetings/${all.meetingId}/${path}`)).status).toBe(403);
  }
  await expect(
    house.get(MinutesConfirming).confirm(all.meetingId, all.meetingId, all.panel.coordinator),
  ).rejects.toThrow('Choose a later meeting');
});

async function token(visitor: Awaited<ReturnType<House['as']>>): Promise<string> {
  const { text } = await visitor.get('/sign-out');
  return /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
}
