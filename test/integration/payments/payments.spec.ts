import { jest } from '@jest/globals';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Approval } from '../../../src/payments/approval/approval.service.js';
import { Instalments, type InstalmentSummary } from '../../../src/payments/instalments.queries.js';
import { Preparation } from '../../../src/payments/preparation/preparation.service.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { Sending } from '../../../src/payments/sending/sending.service.js';
import { openHouse, type House } from '../../support/house.js';
import { anAward, type AnAward, type AwardTerms } from './an-award.js';

jest.setTimeout(60_000);

let house: House;
let ade: string;
let bea: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
});

afterAll(() => house.close());

async function planned(terms?: AwardTerms): Promise<[AnAward, InstalmentSummary]> {
  const award = await anAward(house, terms);
  await house.get(Schedule).plan(award.awardId);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  if (!first) throw new Error('No instalment was planned');
  return [award, first];
}

async function approved(terms?: AwardTerms): Promise<[AnAward, InstalmentSummary]> {
  const [award, instalment] = await planned(terms);
  await house.get(Preparation).prepare(instalment.id, ade);
  await house.get(Approval).approve(instalment.id, bea);
  return [award, instalment];
}

async function actsOn(awardId: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`award/${awardId}`],
  );
  return rows.map(({ act }) => act);
}

async function statusOf({ id }: InstalmentSummary): Promise<string | undefined> {
  return (await house.get(Instalments).byId(id))?.status;
}

describe('planning', () => {
  it('plans each payment once, however often and at once it is asked', async () => {
    const award = await anAward(house);

    await Promise.all(Array.from({ length: 8 }, () => house.get(Schedule).plan(award.awardId)));

    const instalments = await house.get(Instalments).ofAward(award.awardId);
    expect(instalments).toMatchObject([
      { number: 1, outOf: 2, amountPence: 240_001n, dueOn: '2026-11-23', status: 'planned' },
      { number: 2, outOf: 2, amountPence: 240_000n, dueOn: '2027-05-23', status: 'planned' },
    ]);
    expect(await actsOn(award.awardId)).toEqual(['payments-planned']);
  });

  it('plans nothing for an offer that is not accepted', async () => {
    const award = await anAward(house);
    await house.db.query(
      `UPDATE award SET status = 'offered', accepted_at = NULL, accepted_by = NULL,
              signatory_name = NULL, signatory_position = NULL WHERE id = $1`,
      [award.awardId],
    );

    await expect(house.get(Schedule).plan(award.awardId)).rejects.toThrow('not accepted');
    expect(await house.get(Instalments).ofAward(award.awardId)).toEqual([]);
  });
});

describe('two people and a payment', () => {
  it('prepares, approves and sends: what was committed is in transit, on the record', async () => {
    const [award, instalment] = await approved();

    await house.get(Sending).send(instalment.id, ade);

    expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
      committedPence: 240_000n,
      inTransitPence: 240_001n,
      paidPence: 0n,
    });
    expect(await actsOn(award.awardId)).toEqual([
      'payments-planned',
      'payment-prepared',
      'payment-approved',
      'payment-sent',
    ]);
  });

  it('refuses approval to the one who prepared it, and so does the database', async () => {
    const [award, instalment] = await planned();
    await house.get(Preparation).prepare(instalment.id, ade);

    await expect(house.get(Approval).approve(instalment.id, ade)).rejects.toMatchObject({
      refusals: [{ code: 'prepared-by-yourself' }],
    });
    await expect(
      house.db.query(`UPDATE instalment SET status = 'approved', approved_by = $2 WHERE id = $1`, [
        instalment.id,
        ade,
      ]),
    ).rejects.toThrow('instalment_approved_by_another');
    expect(await statusOf(instalment)).toBe('prepared');
    expect(await actsOn(award.awardId)).not.toContain('payment-approved');
  });

  it('is in transit once, whoever clicks how often at once', async () => {
    const [award, instalment] = await approved();

    const clicks = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        house.get(Sending).send(instalment.id, at % 2 === 0 ? ade : bea),
      ),
    );

    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
      inTransitPence: 240_001n,
    });
    const events = await house.db.query<unknown[]>(
      `SELECT FROM outbox WHERE event = 'instalment.sent' AND payload->>'instalmentId' = $1`,
      [instalment.id],
    );
    expect(events).toHaveLength(1);
  });

  it('pays nobody before the day, nor without an account', async () => {
    const [, early] = await planned({ acceptedOn: '2026-11-24' });
    const [, homeless] = await planned({ hasBankDetails: false });

    await expect(house.get(Preparation).prepare(early.id, ade)).rejects.toMatchObject({
      refusals: [{ code: 'payment-not-due' }],
    });
    await expect(house.get(Preparation).prepare(homeless.id, ade)).rejects.toMatchObject({
      refusals: [{ code: 'bank-details-missing' }],
    });
    expect(await statusOf(homeless)).toBe('planned');
  });

  it('skips no step', async () => {
    const [, instalment] = await planned();

    await expect(house.get(Sending).send(instalment.id, ade)).rejects.toMatchObject({
      refusals: [{ code: 'payment-planned' }],
    });
  });

  it('never pays more than the award, whatever the rows say', async () => {
    const [award, instalment] = await approved();
    await house.db.query('UPDATE instalment SET amount_pence = 480002 WHERE id = $1', [
      instalment.id,
    ]);

    await expect(house.get(Sending).send(instalment.id, ade)).rejects.toMatchObject({
      refusals: [{ code: 'award-overpaid' }],
    });
    expect(await statusOf(instalment)).toBe('approved');
    expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
      inTransitPence: 0n,
    });
  });
});

describe('the pages', () => {
  it('leads a payment from one person’s board to the other’s, and to the bank', async () => {
    const [award, instalment] = await planned();
    const first = await house.as(ade);
    const second = await house.as(bea);
    const board = await first.get('/payments');
    expect(board.text).toContain(`/payments/${instalment.id}/preparation`);

    const prepared = await first.submit(`/payments/${instalment.id}/preparation`);
    expect(prepared.location).toBe('/payments');
    const own = await first.get(`/payments/${instalment.id}/approval`);
    expect(own.text).toContain('somebody else must approve it');
    expect(own.text).not.toContain('Approve this payment');

    const other = await second.get(`/payments/${instalment.id}/approval`);
    expect(other.text).toContain('12345678');
    await second.submit(`/payments/${instalment.id}/approval`);
    const sent = await first.submit(`/payments/${instalment.id}/sending`);
    expect((await first.follow(sent)).text).toContain('recorded as sent to the bank');
    expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
      inTransitPence: 240_001n,
    });
  });

  it('answers a forbidden approval with the reason, and 422', async () => {
    const [, instalment] = await planned();
    await house.get(Preparation).prepare(instalment.id, ade);
    const visitor = await house.as(ade);
    const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/home')).text)?.[1] ?? '';

    const refused = await visitor.post(`/payments/${instalment.id}/approval`, { _csrf: token });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('somebody else must approve it');
  });

  it('tells an organisation in plain words where its money is, and no other organisation', async () => {
    const [award] = await approved();
    const theirs = await house.as(award.contact);
    const [other] = await planned();

    const page = await theirs.get(`/awards/${award.awardId}/payments`);

    expect(page.status).toBe(200);
    expect(page.text).toContain('It is being checked by two people');
    expect(page.text).toContain('This payment is due on 23 May 2027');
    expect(page.text).not.toContain('12345678');
    expect((await theirs.get(`/awards/${other.awardId}/payments`)).status).toBe(404);
    expect((await theirs.get('/payments')).status).toBe(403);
  });
});
