import { jest } from '@jest/globals';
import { ReturnPlanning } from '../../../src/monitoring/planning/planning.service.js';
import { Returns, type ReturnSummary } from '../../../src/monitoring/returns.queries.js';
import {
  ReturnSubmission,
  type SubmitReturn,
} from '../../../src/monitoring/submission/submission.service.js';
import { openHouse, type House } from '../../support/house.js';
import { anAward, type AnAward } from '../payments/an-award.js';
import { seat } from '../payments/a-seat.js';

jest.setTimeout(60_000);

let house: House;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
});

afterAll(() => house.close());

async function owed(): Promise<[AnAward, ReturnSummary]> {
  const award = await anAward(house);
  await house.get(ReturnPlanning).plan(award.awardId);
  const [first] = await house.get(Returns).ofAward(award.awardId);
  if (!first) throw new Error('No return was planned');
  return [award, first];
}

const answers = (returnId: string, by: string): SubmitReturn => ({
  returnId,
  spentPence: 120_000n,
  peopleReached: 34,
  story: 'Two sewing machines.\n<b>Thirty</b> people.',
  changes: '',
  by,
});

async function countOf(event: string, returnId: string): Promise<number> {
  const rows = await house.db.query<unknown[]>(
    `SELECT FROM outbox WHERE event = $1 AND payload->>'returnId' = $2`,
    [event, returnId],
  );
  return rows.length;
}

describe('planning', () => {
  it('plans each return once, however often and at once it is asked', async () => {
    const award = await anAward(house);

    await Promise.all(
      Array.from({ length: 8 }, () => house.get(ReturnPlanning).plan(award.awardId)),
    );

    expect(await house.get(Returns).ofAward(award.awardId)).toMatchObject([
      { number: 1, outOf: 2, dueOn: '2027-05-23', status: 'due' },
      { number: 2, outOf: 2, dueOn: '2027-11-23', status: 'due' },
    ]);
  });
});

describe('sending a return', () => {
  it('keeps the answers, on the record, and says so once however often it is sent at once', async () => {
    const [award, { id }] = await owed();
    const command = answers(id, award.contact);

    await Promise.all(
      Array.from({ length: 20 }, () => house.get(ReturnSubmission).submit(command)),
    );

    expect(await house.get(Returns).byId(id)).toMatchObject({
      status: 'submitted',
      spentPence: 120_000n,
      peopleReached: 34,
    });
    expect(await countOf('return.submitted', id)).toBe(1);
    const acts = await house.db.query<{ act: string }[]>(
      `SELECT act FROM audit_event WHERE subject = $1 AND act = 'return-submitted'`,
      [`award/${award.awardId}`],
    );
    expect(acts).toHaveLength(1);
  });

  it('refuses other answers once it is sent', async () => {
    const [award, { id }] = await owed();
    await house.get(ReturnSubmission).submit(answers(id, award.contact));

    await expect(
      house.get(ReturnSubmission).submit({ ...answers(id, award.contact), peopleReached: 35 }),
    ).rejects.toMatchObject({ refusals: [{ code: 'return-submitted' }] });
    expect((await house.get(Returns).byId(id))?.peopleReached).toBe(34);
  });

  it('refuses more than the grant, and less than last time, and leaves nothing behind', async () => {
    const [award, first] = await owed();
    await expect(
      house
        .get(ReturnSubmission)
        .submit({ ...answers(first.id, award.contact), spentPence: 480_002n }),
    ).rejects.toMatchObject({ refusals: [{ code: 'spent-more-than-award' }] });
    expect(await countOf('return.submitted', first.id)).toBe(0);

    await house.get(ReturnSubmission).submit(answers(first.id, award.contact));
    const [, second] = await house.get(Returns).ofAward(award.awardId);
    await expect(
      house
        .get(ReturnSubmission)
        .submit({ ...answers(second?.id ?? '', award.contact), spentPence: 119_999n }),
    ).rejects.toMatchObject({ refusals: [{ code: 'spent-less-than-before' }] });
  });
});

describe('the page of a return', () => {
  it('is filled in by its organisation, and shows what was wrong with everything still typed', async () => {
    const [award, { id }] = await owed();
    const visitor = await house.as(award.contact);
    const typed = { spent: '5,000.00', people: 'many', story: 'It went <i>well</i>', changes: '' };

    const refused = await visitor.submit(`/returns/${id}`, typed);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('How many people it reached must be a whole number');
    expect(refused.text).toContain('It went &lt;i&gt;well&lt;/i&gt;');
    expect(refused.text).toContain('5,000.00');

    const over = await visitor.submit(`/returns/${id}`, { ...typed, people: '34' });
    expect(over.text).toContain('The grant is £4,800.01');

    const sent = await visitor.submit(`/returns/${id}`, { ...typed, spent: '1200', people: '34' });
    const shown = await visitor.follow(sent);
    expect(shown.text).toContain('£1,200.00 of £4,800.01');
    expect(shown.text).toContain('It went &lt;i&gt;well&lt;/i&gt;');
  });

  it('opens to staff and to members of its panel, but to none with a pecuniary interest', async () => {
    const [award, { id }] = await owed();
    const member = await seat(house, award.panelId, 'Mo Member');
    const shut = await seat(house, award.panelId, 'Ina Interest');
    const gone = await seat(house, award.panelId, 'Gil Gone', '2026-11-22');
    await house.db.query(
      `INSERT INTO declaration (application_id, person_id, kind, note, declared_at)
       VALUES ($1, $2, 'pecuniary', '', now())`,
      [award.applicationId, shut],
    );
    const stranger = await house.person('Sid Stranger', 'panel-member');
    const observer = await house.person('Oz Observer', 'observer');

    const statusFor = async (personId: string): Promise<number> =>
      (await (await house.as(personId)).get(`/returns/${id}`)).status;

    expect(await statusFor(award.contact)).toBe(200);
    expect(await statusFor(observer)).toBe(200);
    expect(await statusFor(member)).toBe(200);
    expect(await statusFor(shut)).toBe(404);
    expect(await statusFor(gone)).toBe(404);
    expect(await statusFor(stranger)).toBe(404);
  });

  it('is nobody else’s to see or to send', async () => {
    const [, { id }] = await owed();
    const [other] = await owed();
    const visitor = await house.as(other.contact);

    expect((await visitor.get(`/returns/${id}`)).status).toBe(404);
    const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/returns')).text)?.[1];
    const forged = await visitor.post(`/returns/${id}`, {
      _csrf: token ?? '',
      spent: '1',
      people: '1',
      story: 'x',
    });
    expect(forged.status).toBe(404);
    expect((await house.get(Returns).byId(id))?.status).toBe('due');
  });
});

describe('the list of returns', () => {
  it('shows a contact their own, with what is overdue first and counted', async () => {
    const [award, first] = await owed();
    const [other] = await owed();
    await house.db.query(`UPDATE monitoring_return SET due_on = '2026-11-22' WHERE id = $1`, [
      first.id,
    ]);

    const { text } = await (await house.as(award.contact)).get('/returns');

    expect(text).toContain('1 overdue.');
    expect(text).toContain('Overdue by 1 day');
    expect(text).toContain('Still to come: 2');
    const [foreign] = await house.get(Returns).ofAward(other.awardId);
    expect(text).not.toContain(foreign?.id ?? 'nothing');
  });
});
