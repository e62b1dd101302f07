import { Reviewing } from '../../../src/monitoring/review/reviewing.service.js';
import { aReturnOwed, sendReturn } from '../monitoring/a-return.js';
import { jest } from '@jest/globals';
import { Reminders } from '../../../src/correspondence/reminders/reminders.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { isDueOn } from '../monitoring/a-due-date.js';
import { anAward, type AnAward } from '../payments/an-award.js';
import { untilQuiet } from './quiet.js';

jest.setTimeout(120_000);

/** A Monday, ten in the morning in Colchester. */
const MONDAY = '2026-11-23T10:00:00Z';

let house: House;
let coordinator: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: MONDAY });
  coordinator = await house.person('Cora Coordinator', 'coordinator');
}, 60_000);

beforeEach(() => {
  house.clock.set(MONDAY);
  house.letterbox.isDown = false;
});

afterAll(() => house.close());

/** An offer that nobody has signed, or one of two has, with its last day. */
async function anOffer(status: 'offered' | 'half-accepted', endsOn: string): Promise<AnAward> {
  const award = await anAward(house, { acceptedOn: '2026-11-02' });
  await house.db.query(
    `UPDATE award SET status = $2, offer_ends_on = $3, accepted_at = NULL, accepted_by = NULL,
            signatory_name = NULL, signatory_position = NULL WHERE id = $1`,
    [award.awardId, status, endsOn],
  );
  await house.db.query(`UPDATE application SET outcome_released_at = '2026-11-02' WHERE id = $1`, [
    award.applicationId,
  ]);
  return award;
}

/** A return owed by a day; of an award of its own. */
async function aReturnDue(dueOn: string): Promise<AnAward & { returnId: string }> {
  const owing = await anAward(house);
  const [row] = await house.db.query<{ id: string }[]>(
    `INSERT INTO monitoring_return (award_id, number, due_on, status) VALUES ($1, 1, $2, 'due') RETURNING id`,
    [owing.awardId, dueOn],
  );
  return { ...owing, returnId: row?.id ?? '' };
}

async function tickAt(...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    house.clock.set(moment);
    await house.get(Reminders).remindAll();
  }
  await untilQuiet(house);
}

const subjectsTo = (email: string): readonly string[] =>
  house.letterbox.to(email).map(({ subject }) => subject.replace(/^OC-\d+-\d+: /, ''));

async function coordinatorHeard(reference: string): Promise<readonly string[]> {
  await untilQuiet(house);
  return house.letterbox
    .to('cora.coordinator@example.org')
    .map(({ subject }) => subject)
    .filter((subject) => subject.includes(reference));
}

it('an offer that nobody signs is reminded of 14, 7 and 2 days before it ends, the last time with the coordinator', async () => {
  const offer = await anOffer('offered', '2026-12-09');
  const signed = await anOffer('offered', '2026-12-09');

  await tickAt('2026-11-24T10:00:00Z', '2026-11-25T10:00:00Z', '2026-11-26T10:00:00Z');
  await house.db.query(`UPDATE award SET status = 'withdrawn' WHERE id = $1`, [signed.awardId]);
  await tickAt('2026-12-02T10:00:00Z', '2026-12-07T10:00:00Z', '2026-12-10T10:00:00Z');

  const waiting = 'your grant offer is waiting for you';
  expect(subjectsTo(offer.contactEmail)).toEqual([waiting, waiting, waiting]);
  expect(subjectsTo(signed.contactEmail)).toEqual([waiting]);
  expect(await coordinatorHeard(offer.reference)).toHaveLength(1);
  const [letter] = house.letterbox.to(offer.contactEmail);
  expect(letter?.text).toContain('It ends with 9 December 2026');
  expect(letter?.text).not.toContain('unsubscribe'); // a decision waits for it
});

it('the second signature is asked for in other words', async () => {
  const offer = await anOffer('half-accepted', '2026-12-09');

  await tickAt('2026-11-25T10:00:00Z');

  expect(subjectsTo(offer.contactEmail)).toEqual(['a second signature is missing']);
});

it('staff hear of bank details that nobody checks, of funds to be spent, and of conditions that are not met', async () => {
  const award = await anAward(house, { acceptedOn: '2026-11-02' });
  await house.db.query(
    `INSERT INTO award_condition (award_id, number, kind, text, before_part) VALUES ($1, 1, 'precedent', 'Show a lease', 1)`,
    [award.awardId],
  );
  await house.db.query(`UPDATE fund SET spend_by = '2027-02-20' WHERE id = $1`, [award.fundId]);
  const [fund] = await house.db.query<{ name: string }[]>('SELECT name FROM fund WHERE id = $1', [
    award.fundId,
  ]);
  await house.db.query(
    `UPDATE bank_details SET status = 'given', given_at = '2026-11-16T10:00:00Z' WHERE organisation_id = $1`,
    [award.organisationId],
  );
  const heard = (email: string, words: string): readonly string[] =>
    subjectsTo(email).filter((subject) => subject.includes(words));

  await tickAt('2026-11-23T10:00:00Z', '2026-11-30T10:00:00Z', '2026-12-29T10:00:00Z');

  const keeper = 'kit.keeper@example.org';
  expect(heard(keeper, 'wait to be checked')).toHaveLength(2);
  expect(heard('cora.coordinator@example.org', 'wait to be checked')).toHaveLength(1);
  expect(heard(keeper, `${fund?.name ?? ''}: the day to spend it by`)).toHaveLength(1);
  expect(subjectsTo(award.contactEmail)).toContain('a payment waits for a condition');
  const letter = house.letterbox
    .to(award.contactEmail)
    .find(({ subject }) => subject.includes('condition'));
  expect(letter?.text).toContain('– Show a lease');
  expect(await coordinatorHeard(award.reference)).toHaveLength(1);
});

it('a message that waits while its day is moved does not leave', async () => {
  const owed = await aReturnDue('2026-11-30');
  house.letterbox.isDown = true;
  await house.get(Reminders).remindAll();
  await isDueOn(house, owed.returnId, '2027-06-01');
  house.letterbox.isDown = false;
  await untilQuiet(house);

  expect(subjectsTo(owed.contactEmail)).toEqual([]);
  const rows = await house.db.query<unknown[]>(
    'SELECT FROM reminder WHERE about = $1 AND withdrawn_at IS NOT NULL',
    [owed.returnId],
  );
  expect(rows).toHaveLength(1);
});

describe('one click', () => {
  const stopIn = (text: string): string =>
    /http:\/\/localhost(\/unsubscribe\/[\w/-]+)/.exec(text)?.[1] ?? '';

  it('stops one kind for one person: by the mail program’s button too, and never by looking', async () => {
    const owed = await aReturnDue('2026-11-30');
    await tickAt(MONDAY);
    const [letter] = house.letterbox.to(owed.contactEmail);
    const path = stopIn(letter?.text ?? '');
    const [message] = await house.db.query<{ url: string }[]>(
      'SELECT list_unsubscribe AS url FROM mail_message WHERE to_address = $1',
      [owed.contactEmail],
    );
    expect(message?.url).toBe(`http://localhost${path}`);

    expect(readable((await house.visitor().get(path)).text)).toContain('Stop these reminders?');
    const off = (): Promise<unknown[]> =>
      house.db.query('SELECT FROM reminder_off WHERE person_id = $1', [owed.contact]);
    expect(await off()).toHaveLength(0);
    for (const broken of [path.replace(/.$/, 'x'), path.replace('return-due', 'offer-unsigned')]) {
      expect((await house.visitor().get(broken)).status).toBe(404);
      expect((await house.visitor().post(broken, {})).status).toBe(404);
    }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        house.visitor().post(path, { 'List-Unsubscribe': 'One-Click' }),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200])); // no redirect
    expect(await off()).toHaveLength(1);

    await tickAt('2026-12-07T10:00:00Z');
    expect(house.letterbox.to(owed.contactEmail)).toHaveLength(1);
    const contact = await house.as(owed.contact);
    expect((await contact.get('/preferences')).text).toContain('A return is due');
    await contact.submit('/preferences', { wanted: 'return-due' });
    await tickAt('2026-12-14T10:00:00Z');
    expect(subjectsTo(owed.contactEmail).at(-1)).toBe('your return is overdue by 14 days');
  });
});

describe('the coordinator', () => {
  it('sees what is overdue and reminds now, once a day, on the record', async () => {
    const owed = await aReturnDue('2026-11-20');
    const cora = await house.as(coordinator);
    const shown = (await cora.get('/chasing')).text;
    expect(readable(shown)).toContain(`Return 1 of 1, ${owed.reference}`);
    const form = { kind: 'return-due', about: owed.returnId };
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(shown)?.[1] ?? '';

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cora.post('/chasing', { ...form, _csrf })),
    );
    await untilQuiet(house);

    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(9);
    expect(subjectsTo(owed.contactEmail)).toEqual(['your return is overdue by 3 days']);
    const page = readable((await cora.get('/chasing')).text);
    expect(page).toContain(`because Cora Coordinator wanted it: ${owed.contactEmail}`);
    expect(page).toContain('Reminded today. Another can go tomorrow.');
    expect((await cora.post('/chasing', { ...form, about: owed.awardId, _csrf })).status).toBe(404);
  });

  it('finds nothing there of a bid that is shut to them, and can’t chase it', async () => {
    const owed = await aReturnDue('2026-11-20');
    const shutOut = await house.person('Carl Conflicted', 'coordinator');
    await house.db.query(
      `INSERT INTO person_role (person_id, role, subject_id, capacity, granted_at)
       VALUES ($1, 'contact', $2, 'reader', now())`,
      [shutOut, owed.organisationId],
    );
    const carl = await house.as(shutOut);

    const { text } = await carl.get('/chasing');

    expect(text).not.toContain(owed.reference);
    const _csrf = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
    const sent = await carl.post('/chasing', { kind: 'return-due', about: owed.returnId, _csrf });
    expect(sent.status).toBe(404);
  });

  it('sets another timing with a reason, which counts from then on and reminds nobody twice', async () => {
    const owed = await aReturnDue('2026-12-14');
    const cora = await house.as(coordinator);
    expect(readable((await cora.get('/reminders')).text)).toContain(
      '28 days before, to the organisation',
    );
    await tickAt(MONDAY);
    const step = { 'step-1-when': 'days-before', 'step-1-days': '21', 'step-1-to': 'owing' };

    const refused = await cora.submit('/reminders/document-expires', {
      ...{ 'step-1-when': 'days-after', 'step-1-days': '3', 'step-1-to': 'owing' },
      reason: 'Late',
    });
    expect(refused.status).toBe(422);
    const answer = await cora.submit('/reminders/return-due', { ...step, reason: 'Too early' });
    expect(answer.status).toBe(303);
    await tickAt('2026-11-24T10:00:00Z', '2026-11-25T10:00:00Z');

    expect(subjectsTo(owed.contactEmail)).toEqual(['your return is due in 21 days']);
    const page = readable((await (await house.as(coordinator)).get('/reminders/return-due')).text);
    expect(page).toContain('21 days before, to the organisation');
    expect(page).toContain('Too early Cora Coordinator');
  });
});

it('who was asked about a return, and who has something to see to, are reminded until it is done', async () => {
  const [asked, { id: returnId }] = await aReturnOwed(house);
  const reviewing = house.get(Reviewing);
  house.clock.set('2026-11-16T10:00:00Z');
  await sendReturn(house, { returnId, by: asked.contact });
  const about = [{ question: 'story', label: 'Story', ask: 'Which month?' }];
  await reviewing.query({ returnId, asked: about, dueOn: '2026-11-30', by: coordinator });
  const olive = await house.person('Olive Owner', 'trustee-administrator');
  const [{ id: noteId } = { id: '' }] = await house.db.query<{ id: string }[]>(
    `INSERT INTO award_note (id, award_id, kind, held_on, who, seen, is_shared, noted_at, noted_by)
     VALUES (gen_random_uuid(), $1, 'visit', '2026-11-20', 'Two of us', 'A full hall', false, now(), $2) RETURNING id`,
    [asked.awardId, coordinator],
  );
  await house.db.query(
    `INSERT INTO follow_up (note_id, what, owner_id, due_on) VALUES ($1, 'Ask for the photographs', $2, '2026-11-30')`,
    [noteId, olive],
  );

  await tickAt('2026-11-27T10:00:00Z', '2026-12-01T10:00:00Z', '2026-12-07T10:00:00Z');

  const words = 'please answer about your return';
  const heard = (email: string, subject: string): number =>
    subjectsTo(email).filter((one) => one.includes(subject)).length;
  expect(heard(asked.contactEmail, words)).toBe(2);
  expect(heard('olive.owner@example.org', 'something to see to')).toBe(3);
  const cora = house.letterbox.to('cora.coordinator@example.org');
  const ours = cora.filter(({ subject }) => subject.startsWith(asked.reference));
  expect(ours.map(({ subject }) => subject)).toEqual([
    `${asked.reference}: no answer yet about a return`,
    `${asked.reference}: something to see to`,
  ]);

  await house.db.query(
    `UPDATE follow_up SET outcome = 'They came', done_at = now(), done_by = owner_id WHERE note_id = $1`,
    [noteId],
  );
  await reviewing.waive({ returnId, reason: 'Enough', by: coordinator });
  await tickAt('2026-12-14T10:00:00Z');
  expect(heard(asked.contactEmail, words)).toBe(2);
  expect(heard('olive.owner@example.org', 'something to see to')).toBe(3);
});
