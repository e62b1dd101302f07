import { jest } from '@jest/globals';
import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { openHouse, type House } from '../../support/house.js';
import { isDueOn } from '../monitoring/a-due-date.js';
import { aBid, aPanel } from '../panels/a-panel.js';
import { anAward } from '../payments/an-award.js';
import { untilQuiet } from './quiet.js';

jest.setTimeout(120_000);

let house: House;
let coordinator: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coordinator = await house.person('Cora Coordinator', 'coordinator');
}, 60_000);

afterAll(() => house.close());

async function tickAt(...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    house.clock.set(moment);
    await house.get(Reminders).remindAll();
  }
  await untilQuiet(house);
}

const subjectsTo = (email: string): readonly string[] =>
  house.letterbox.to(email).map(({ subject }) => subject.replace(/^OC-\d+-\d+: /, ''));

async function emailOf(personId: string): Promise<string> {
  const [row] = await house.db.query<{ email: string }[]>(
    'SELECT email FROM person WHERE id = $1',
    [personId],
  );
  return row?.email ?? '';
}

it('a draft is reminded of before its last day, which may be later than the round’s; a sent one is not', async () => {
  const panel = await aPanel(house);
  const bid = await aBid(house, panel);
  const drafts: string[] = [];
  for (const [name, until] of [
    ['Dora Draft', null],
    ['Lena Later', '2026-12-11T12:00:00Z'],
  ] as const) {
    const contact = await house.person(name);
    const [{ id } = { id: '' }] = await house.db.query<{ id: string }[]>(
      `WITH organisation AS (INSERT INTO organisation (name, legal_form, postcode, purpose, registered_at, registered_by)
         VALUES ($2, 'unincorporated-group', 'CO1 1AA', 'Lunch', now(), $1) RETURNING id),
       role AS (INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
         SELECT $1, 'contact', id, 'lead', now() FROM organisation)
       INSERT INTO application (reference, round_id, organisation_id, status, title, answers, version, started_at, started_by, saved_at, saved_by)
         SELECT 'OC-2026-9' || $4, $3, id, 'draft', '', '{}', 1, now(), $1, now(), $1 FROM organisation RETURNING organisation_id AS id`,
      [contact, `Group of ${name}`, panel.round.id, String(drafts.length).padStart(3, '0')],
    );
    if (until) {
      await house.db.query(
        `INSERT INTO deadline_extension (round_id, organisation_id, until, cause, reason, given_at, given_by)
         VALUES ($1, $2, $3, 'other', 'Ill', now(), $4)`,
        [panel.round.id, id, until, coordinator],
      );
    }
    drafts.push(await emailOf(contact));
  }
  const [own = '', later = ''] = drafts;
  const subject = `${panel.round.title}: your application is not sent yet`;

  await tickAt('2026-11-27T10:00:00Z');
  expect([subjectsTo(own), subjectsTo(later)]).toEqual([[subject], []]);
  await tickAt('2026-12-02T10:00:00Z', '2026-12-04T10:00:00Z');
  expect([subjectsTo(own), subjectsTo(later)]).toEqual([[subject, subject], [subject]]);
  await tickAt('2026-12-09T10:00:00Z', '2026-12-14T10:00:00Z');
  expect([subjectsTo(own), subjectsTo(later)]).toEqual([
    [subject, subject],
    [subject, subject],
  ]);
  expect(subjectsTo(await emailOf(bid.contact))).not.toContain(subject);
});

it('members hear of a meeting before it, and of a declaration that is missing', async () => {
  const panel = await aPanel(house);
  await aBid(house, panel);
  const email = await emailOf(panel.members[2] ?? '');
  await house.db.query(
    `INSERT INTO meeting (panel_id, round_id, starts_at, place, called_at, called_by)
     VALUES ($1, $2, '2026-12-16T14:00:00Z', 'Town Hall', '2026-11-20', $3)`,
    [panel.panelId, panel.round.id, coordinator],
  );

  await tickAt('2026-12-07T10:00:00Z', '2026-12-09T10:00:00Z', '2026-12-15T10:00:00Z');

  const own = subjectsTo(email).filter((subject) => subject.includes(panel.round.title));
  expect(own.filter((subject) => subject.includes('declare your interests in 1 bid'))).toHaveLength(
    1,
  );
  const meeting = house.letterbox.to(email).filter(({ subject }) => subject.endsWith(' is coming'));
  expect(meeting).toHaveLength(2);
  expect(meeting[0]?.text).toContain('Where: Town Hall');
});

it('whoever is late is chased up to the chair, and hears no more once a date is moved or the return is in', async () => {
  const panel = await aPanel(house, { fundPence: 8_000_000n, budgetPence: 4_000_000n });
  const owed = await anAward(house, {
    from: { fundId: panel.fundId, bankAccountId: '00000000-0000-4000-8000-000000000000' },
  });
  const [{ id: returnId } = { id: '' }] = await house.db.query<{ id: string }[]>(
    `INSERT INTO monitoring_return (award_id, number, due_on, status) VALUES ($1, 1, '2026-10-19', 'due') RETURNING id`,
    [owed.awardId],
  );
  await house.db.query('UPDATE round SET panel_id = $2 WHERE id = $1', [
    owed.roundId,
    panel.panelId,
  ]);
  const chair = await emailOf(panel.members[0] ?? '');

  await tickAt('2026-11-27T10:00:00Z', '2026-11-30T10:00:00Z');

  const owes = (subject: string): boolean => subject.includes('owes a return');
  expect(subjectsTo(chair).filter(owes)).toHaveLength(1);
  const cora = house.letterbox.to('cora.coordinator@example.org');
  expect(cora.filter(({ subject }) => owes(subject))).toHaveLength(2);
  await isDueOn(house, returnId, '2027-06-01');
  await tickAt('2026-12-01T10:00:00Z');
  expect(subjectsTo(owed.contactEmail)).toEqual([
    'your return is overdue by 39 days',
    'your return is overdue by 42 days',
  ]);
});
