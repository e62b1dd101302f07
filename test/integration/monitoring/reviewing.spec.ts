import { jest } from '@jest/globals';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Returns } from '../../../src/monitoring/returns.queries.js';
import { Reviewing } from '../../../src/monitoring/review/reviewing.service.js';
import { Reviews } from '../../../src/monitoring/review/reviews.queries.js';
import { openHouse, type House } from '../../support/house.js';
import type { Visitor } from '../../support/visitor.js';
import { untilQuiet } from '../correspondence/quiet.js';
import { seat } from '../payments/a-seat.js';
import { aReturnOwed, sendReturn } from './a-return.js';

jest.setTimeout(60_000);

let house: House;
let coraId: string;
let cora: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  coraId = await house.person('Cora Coordinator', 'coordinator');
  cora = await house.as(coraId);
});

afterAll(() => house.close());

const statusOf = async (returnId: string): Promise<string | undefined> =>
  (await house.get(Returns).byId(returnId))?.status;

async function gateOf(awardId: string): Promise<{ sent: boolean; accepted: boolean } | undefined> {
  const [gate] = await house.db.query<{ sent: boolean; accepted: boolean }[]>(
    `SELECT sent_at IS NOT NULL AS sent, accepted_at IS NOT NULL AS accepted
       FROM payment_gate WHERE award_id = $1 AND return_number = 1`,
    [awardId],
  );
  return gate;
}

async function actsOn(awardId: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`award/${awardId}`],
  );
  return rows.map(({ act }) => act);
}

describe('accepting a return', () => {
  it('admits what counts, opens the payment that waits for it, and tells its organisation', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });

    const refused = await cora.submit(`/returns/${id}/acceptance`, { admitted: '1300', note: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('The return says £1,200 was spent');
    expect(await statusOf(id)).toBe('submitted');

    const done = await cora.submit(`/returns/${id}/acceptance`, {
      admitted: '1150',
      note: 'Without the <b>party</b>.',
    });

    expect(done.location).toBe(`/returns/${id}`);
    expect(await statusOf(id)).toBe('accepted');
    expect(await gateOf(award.awardId)).toEqual({ sent: true, accepted: true });
    expect(await actsOn(award.awardId)).toContain('return-accepted');
    const [review] = await house.get(Reviews).ofReturn(id);
    expect(review).toMatchObject({ act: 'accept', admittedPence: 115_000n, number: 1, sending: 1 });
    const letter = await house.letterbox.waitFor(award.contactEmail, 'your return is accepted');
    expect(letter.text).toContain('£1,150.00 of what you spent counts');
    const shown = await (await house.as(award.contact)).get(`/returns/${id}`);
    expect(shown.text).toContain('Without the &lt;b&gt;party&lt;/b&gt;.');
  });

  it('is taken back with a reason: what waits for it waits again', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    await cora.submit(`/returns/${id}/acceptance`, { admitted: '1200', note: '' });

    await cora.submit(`/returns/${id}/taking-back`, { reason: 'The wrong grant' });

    expect(await statusOf(id)).toBe('submitted');
    expect(await gateOf(award.awardId)).toEqual({ sent: true, accepted: false });
    await house.letterbox.waitFor(award.contactEmail, 'The wrong grant');
  });

  it('hears one of many at once, and tells the others how it stands', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    const rita = await house.person('Rita Reviewer', 'coordinator');
    const asked = [{ question: 'story', label: 'What?', ask: 'Who came?' }];

    const settled = await Promise.allSettled([
      ...[coraId, coraId, coraId].map((by) =>
        house.get(Reviewing).accept({ returnId: id, admittedPence: 120_000n, note: '', by }),
      ),
      ...[rita, rita].map((by) =>
        house.get(Reviewing).query({ returnId: id, asked, dueOn: '2026-12-04', by }),
      ),
    ]);

    expect(await house.get(Reviews).ofReturn(id)).toHaveLength(1);
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect([2, 3]).toContain(refused.length);
  });
});

describe('asking about a return', () => {
  it('names the answers; they are mended, sent again, kept beside what was said before', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    await untilQuiet(house);
    const due = { 'dueOn-day': '4', 'dueOn-month': '12', 'dueOn-year': '2026' };

    const nothing = await cora.submit(`/returns/${id}/questions`, due);
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('beside at least one answer');

    await cora.submit(`/returns/${id}/questions`, { ...due, 'ask-story': 'Which machines?' });
    expect(await statusOf(id)).toBe('queried');
    expect(await gateOf(award.awardId)).toEqual({ sent: false, accepted: false });
    const letter = await house.letterbox.waitFor(award.contactEmail, 'Which machines?');
    expect(letter.text).toContain('4 December 2026');

    const contact = await house.as(award.contact);
    const list = await contact.get(`/returns/${id}`);
    expect(list.text).toContain('Which machines?');
    expect(list.text).toContain('Please send it again by 4 December 2026');
    expect((await contact.get(`/returns/${id}/sections/3`)).text).toContain('Two sewing machines.');
    expect((await contact.get(`/returns/${id}/sections/1`)).text).not.toContain('spending.1.spent');
    await contact.submit(`/returns/${id}/sections/3`, { story: 'Two Singers.' });
    await contact.submit(`/returns/${id}/submission`);

    expect(await statusOf(id)).toBe('submitted');
    expect(await gateOf(award.awardId)).toEqual({ sent: true, accepted: false });
    const shown = await cora.get(`/returns/${id}`);
    expect(shown.text).toContain('Two Singers.');
    expect(shown.text).toContain('They had said: Two sewing machines.');
    await house.letterbox.waitFor(award.contactEmail, 'your return has arrived');
  });
});

describe('doing without a return', () => {
  it('needs a reason, opens the payment, and can be taken back', async () => {
    const [award, { id }] = await aReturnOwed(house);

    expect((await cora.submit(`/returns/${id}/waiver`, { reason: '' })).status).toBe(422);
    await cora.submit(`/returns/${id}/waiver`, { reason: 'They told us on a visit' });
    expect(await statusOf(id)).toBe('waived');
    expect(await gateOf(award.awardId)).toMatchObject({ accepted: true });
    await house.letterbox.waitFor(award.contactEmail, 'They told us on a visit');

    await cora.submit(`/returns/${id}/taking-back`, { reason: 'We need it after all' });
    expect(await statusOf(id)).toBe('due');
    expect(await gateOf(award.awardId)).toEqual({ sent: false, accepted: false });
  });

  it('goes back to being asked about when it had been', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    const asked = [{ question: 'story', label: 'What?', ask: 'Who came?' }];
    const reviewing = house.get(Reviewing);
    await reviewing.query({ returnId: id, asked, dueOn: '2026-12-04', by: coraId });
    await reviewing.waive({ returnId: id, reason: 'Enough', by: coraId });

    await reviewing.takeBack({ returnId: id, reason: 'Not enough', by: coraId });

    expect(await statusOf(id)).toBe('queried');
  });
});

describe('who may judge a return', () => {
  it('is a coordinator without an interest who isn’t its organisation’s own', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    const shutId = await house.person('Ina Interested', 'coordinator');
    await house.db.query(
      `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
       VALUES ($1, $2, 'pecuniary', '', now())`,
      [award.applicationId, shutId],
    );
    const ownId = await house.person('Olly Own', 'coordinator', {
      role: 'contact',
      subjectId: award.organisationId,
    });
    const member = await house.as(await seat(house, award.panelId, 'Mo Member'));

    for (const act of ['acceptance', 'questions', 'waiver', 'taking-back']) {
      expect((await (await house.as(shutId)).get(`/returns/${id}/${act}`)).status).toBe(404);
      expect((await (await house.as(ownId)).get(`/returns/${id}/${act}`)).status).toBe(404);
      expect((await member.get(`/returns/${id}/${act}`)).status).toBe(403);
      expect((await cora.get(`/returns/${id}/${act}`)).status).toBe(200);
    }
    const { text } = await (await house.as(shutId)).get('/returns');
    expect(text).not.toContain(id);
    expect((await (await house.as(shutId)).get(`/returns/${id}`)).status).toBe(404);
  });

  it('writes a judgement once, and never over', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await sendReturn(house, { returnId: id, by: award.contact });
    await cora.submit(`/returns/${id}/acceptance`, { admitted: '1200', note: '' });

    await expect(
      house.db.query(`UPDATE return_review SET reason = 'x' WHERE return_id = $1`, [id]),
    ).rejects.toThrow('it is a record');
    await expect(
      house.db.query(`UPDATE monitoring_return SET due_on = '2030-01-01' WHERE id = $1`, [id]),
    ).rejects.toThrow('moves by an act');
  });
});

describe('another day for a return', () => {
  const day = { 'dueOn-day': '1', 'dueOn-month': '7', 'dueOn-year': '2027' };

  it('is asked for by its organisation, and agreed by the coordinator; what was is kept', async () => {
    const [award, { id }] = await aReturnOwed(house);
    const contact = await house.as(award.contact);

    const refused = await contact.submit(`/returns/${id}/due-date`, {
      ...{ ...day, 'dueOn-year': '2026' },
      reason: 'Holidays',
    });
    expect(refused.status).toBe(422);
    await contact.submit(`/returns/${id}/due-date`, { ...day, reason: 'Our treasurer is ill' });
    await house.letterbox.waitFor('cora.coordinator@example.org', 'Our treasurer is ill');
    expect((await house.get(Returns).byId(id))?.dueOn).toBe('2027-05-23');
    const twice = await cora.submit(`/returns/${id}/due-date`, { ...day, reason: 'A mistake' });
    expect(twice.status).toBe(422);
    await cora.submit(`/returns/${id}/due-date/answer`, { agreed: 'yes', reason: 'Get well' });

    expect((await house.get(Returns).byId(id))?.dueOn).toBe('2027-07-01');
    const [gate] = await house.db.query<{ dueOn: string }[]>(
      `SELECT due_on::text AS "dueOn" FROM payment_gate WHERE award_id = $1 AND return_number = 1`,
      [award.awardId],
    );
    expect(gate).toEqual({ dueOn: '2027-07-01' });
    const letter = await house.letterbox.waitFor(award.contactEmail, 'Get well');
    expect(letter.text).toContain('instead of 23 May 2027');
    expect((await contact.get(`/returns/${id}`)).text).toContain('Our treasurer is ill');
  });

  it('stays as it is when the coordinator declines', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await (
      await house.as(award.contact)
    ).submit(`/returns/${id}/due-date`, { ...day, reason: 'Later' });

    await cora.submit(`/returns/${id}/due-date/answer`, {
      agreed: 'no',
      reason: 'The funder asks',
    });

    expect((await house.get(Returns).byId(id))?.dueOn).toBe('2027-05-23');
    await house.letterbox.waitFor(award.contactEmail, 'We can’t agree to that');
  });

  it('is made by the coordinator unasked, and once however often it is clicked', async () => {
    const [, { id }] = await aReturnOwed(house);

    for (let click = 0; click < 3; click++) {
      await cora.submit(`/returns/${id}/due-date`, { ...day, reason: 'The hall was closed' });
    }

    const changes = await house.db.query<unknown[]>(
      'SELECT FROM return_due_change WHERE return_id = $1',
      [id],
    );
    expect(changes).toHaveLength(1);
  });

  it('stays on record when the award is refused: that return is done without, the others are forgotten', async () => {
    const [award, { id }] = await aReturnOwed(house);
    await cora.submit(`/returns/${id}/due-date`, { ...day, reason: 'The hall was closed' });
    await house.db.query(`UPDATE award SET status = 'refused' WHERE id = $1`, [award.awardId]);

    await house.get(ReturnPlanning).giveUp(award.awardId);
    await house.get(ReturnPlanning).giveUp(award.awardId);

    expect(await house.get(Returns).ofAward(award.awardId)).toMatchObject([
      { id, status: 'waived' },
    ]);
  });
});
