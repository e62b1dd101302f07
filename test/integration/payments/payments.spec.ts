import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Entry } from '../../../src/kernel/entry.js';
import { Approval } from '../../../src/payments/approval/approval.service.js';
import { Instalments, type InstalmentSummary } from '../../../src/payments/instalments.queries.js';
import { failedOf, sentOf } from '../../../src/payments/instalment.postings.js';
import { RunPreparation } from '../../../src/payments/preparation/run-preparation.service.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { RunSending } from '../../../src/payments/sending/run-sending.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { Journal } from '../../../src/ledger/journal.service.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable } from '../../support/visitor.js';
import { anAward, type AnAward, type AwardTerms } from './an-award.js';
import { approve, check, codeOf, give, payAll, prepare, send } from './a-run.js';

jest.setTimeout(60_000);

let house: House;
let ade: string;
let bea: string;
let cy: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  ade = await house.person('Ade Balogun', 'trustee-administrator');
  bea = await house.person('Bea Carter', 'trustee-administrator');
  cy = await house.person('Cy Dunmore', 'trustee-administrator');
});

afterAll(async () => {
  expect((await house.get(Verification).run()).problems).toEqual([]);
  expect(await house.get(Agreement).disagreements()).toEqual([]);
  await house.close();
});

async function planned(terms?: AwardTerms): Promise<[AnAward, InstalmentSummary]> {
  const award = await anAward(house, terms);
  await house.get(Schedule).plan(award.awardId);
  const [first] = await house.get(Instalments).ofAward(award.awardId);
  if (!first) throw new Error('No instalment was planned');
  return [award, first];
}

/** The ledger alone is told of a payment of this award. Answers with how to take that back. */
async function sentBesides(award: AnAward, amountPence: bigint): Promise<() => Promise<void>> {
  const paid = {
    ...{ id: randomUUID(), reference: 'Besides', attempt: 1, organisationName: 'Nobody' },
    ...{ awardId: award.awardId, fundId: award.fundId, amountPence },
  };
  const on = house.clock.today();
  const post = async (entry: Entry): Promise<void> => {
    await house.get(Transactions).run((tx) => house.get(Journal).post(tx, entry));
  };
  await post(sentOf(paid, on, ade));
  return () => post(failedOf(paid, { on, by: ade, reason: 'A slip' }));
}

async function actsOn(subject: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [subject],
  );
  return rows.map(({ act }) => act);
}

async function statusOf({ id }: InstalmentSummary): Promise<string | undefined> {
  return (await house.get(Instalments).byId(id))?.status;
}

async function runStatus(runId: string): Promise<string | undefined> {
  const [run] = await house.db.query<{ status: string }[]>(
    'SELECT status FROM payment_run WHERE id = $1',
    [runId],
  );
  return run?.status;
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
    expect(await actsOn(`award/${award.awardId}`)).toEqual(['payments-planned']);
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

describe('a run', () => {
  it('is prepared by one, approved by another, sent: what was committed is in transit, on the record', async () => {
    const [award, instalment] = await planned();

    const runId = await payAll(house, award.bankAccountId, [instalment.id], ade, bea);

    expect(await house.get(Balances).ofCommitment(award.awardId)).toMatchObject({
      committedPence: 240_000n,
      inTransitPence: 240_001n,
      paidPence: 0n,
    });
    expect(await actsOn(`award/${award.awardId}`)).toEqual([
      'payments-planned',
      'payment-prepared',
      'begun',
      'payment-sent',
    ]);
    expect(await actsOn(`payment-run/${runId}`)).toEqual(['prepared', 'approved', 'sent']);
  });

  it('takes what can be paid, and says why not of the rest', async () => {
    const [award, good] = await planned();
    const [, early] = await planned({ acceptedOn: '2026-11-24' });
    const [, homeless] = await planned({ hasBankDetails: false });

    const prepared = await house.get(RunPreparation).prepare({
      bankAccountId: award.bankAccountId,
      instalmentIds: [good.id, early.id, homeless.id],
      by: ade,
    });

    expect(prepared.count).toBe(1);
    expect(prepared.left).toEqual(
      expect.arrayContaining([
        { reference: early.reference, reason: 'This payment is due on 24 November 2026' },
        {
          reference: homeless.reference,
          reason: 'The organisation has not given its bank details yet',
        },
      ]),
    );
    expect([await statusOf(good), await statusOf(early)]).toEqual(['in-run', 'planned']);
    await expect(prepare(house, award.bankAccountId, [early.id], ade)).rejects.toMatchObject({
      refusals: [{ code: 'payment-waits' }],
    });
  });

  it('has an instalment that is in no other, whoever prepares how many at once', async () => {
    const [award, instalment] = await planned();

    const runs = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        prepare(house, award.bankAccountId, [instalment.id], at % 2 === 0 ? ade : bea),
      ),
    );

    expect(runs.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await house.db.query(
        `SELECT FROM payment_run_item WHERE instalment_id = $1 AND status = 'included'`,
        [instalment.id],
      ),
    ).toHaveLength(1);
    await expect(
      house.db.query(
        `INSERT INTO payment_run_item (run_id, instalment_id, bank_details_id, amount_pence, status)
         SELECT (SELECT id FROM payment_run WHERE id <> run_id LIMIT 1), instalment_id, bank_details_id, 1, 'included'
           FROM payment_run_item WHERE instalment_id = $1`,
        [instalment.id],
      ),
    ).rejects.toThrow('instalment_is_in_one_live_run');
  });

  it('is approved by one of two who do so at once, and the other is told', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    const codes = [await codeOf(house, bea), await codeOf(house, cy)];

    const [first, second] = await Promise.allSettled([
      house.get(Approval).approve({ runId, code: codes[0] ?? '', by: bea }),
      house.get(Approval).approve({ runId, code: codes[1] ?? '', by: cy }),
    ]);

    const lost = [first, second].find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({
      reason: { refusals: [{ code: 'run-approved', message: 'This run has been approved' }] },
    });
    expect((await actsOn(`payment-run/${runId}`)).filter((act) => act === 'approved')).toHaveLength(
      1,
    );
  });

  it('is not approved by who prepared it, nor with a code that is not theirs; nor by the database', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);

    await expect(approve(house, runId, ade)).rejects.toMatchObject({
      refusals: [{ code: 'prepared-by-yourself' }],
    });
    await codeOf(house, bea);
    await expect(
      house.get(Approval).approve({ runId, code: '000000', by: bea }),
    ).rejects.toMatchObject({ refusals: [{ code: 'wrong-code', field: 'code' }] });
    await expect(
      house.db.query(
        `UPDATE payment_run SET status = 'approved', approved_by = prepared_by, needs_release = false WHERE id = $1`,
        [runId],
      ),
    ).rejects.toThrow('payment_run_approved_by_another');
    expect(await runStatus(runId)).toBe('prepared');
  });

  it('is sent once, whoever clicks how often at once', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    await approve(house, runId, bea);

    const clicks = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => send(house, runId, at % 2 === 0 ? ade : bea)),
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

  it('goes without the one payment that the ledger refuses, names it, and posts the rest in one file', async () => {
    const three = [await planned(), await planned(), await planned()] as const;
    const [[award, first], [, second], [, third]] = three;
    const ids = [first.id, second.id, third.id];
    const giveBack = await sentBesides(three[1][0], 300_000n);
    const runId = await prepare(house, award.bankAccountId, ids, ade);
    await approve(house, runId, bea);
    const visitor = await house.as(ade);

    const sent = await visitor.submit(`/payment-runs/${runId}/sending`, {
      layout: 'plain',
      ownName: 'One Colchester',
    });

    const said = readable((await visitor.follow(sent)).text);
    expect(said).toContain('2 payments are in transit');
    expect(said).toContain(`${second.reference} was taken out: `);
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([
      'sent',
      'planned',
      'sent',
    ]);
    const [file] = await house.db.query<{ payments: number; pence: string }[]>(
      'SELECT payments, total_pence AS pence FROM payment_file WHERE run_id = $1',
      [runId],
    );
    expect(file).toEqual({ payments: 2, pence: '480002' });
    await giveBack();
  });

  it('never pays more than the award, whatever the rows say', async () => {
    const [award, instalment] = await planned();
    const giveBack = await sentBesides(award, 300_000n);
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    await approve(house, runId, bea);

    await expect(send(house, runId, ade)).rejects.toMatchObject({
      refusals: [{ code: 'award-overpaid' }],
    });
    expect(await runStatus(runId)).toBe('approved');
    expect(await house.db.query('SELECT FROM payment_file WHERE run_id = $1', [runId])).toEqual([]);
    await giveBack();
  });
});

describe('the code', () => {
  it('is asked ten times at most; an act that asks for none wins no more tries', async () => {
    const [award, instalment] = await planned();
    const [, other] = await planned();
    const done = await prepare(house, award.bankAccountId, [other.id], ade);
    const dee = await house.person('Dee Ellis', 'trustee-administrator');
    await approve(house, done, dee);
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    const guess = (run: string): Promise<unknown> =>
      house.get(Approval).approve({ runId: run, code: '000000', by: dee });

    for (let guesses = 0; guesses < 10; guesses += 1) {
      await expect(guess(runId)).rejects.toMatchObject({ refusals: [{ code: 'wrong-code' }] });
      if (guesses < 9) await guess(done); // approved by themselves before: nothing is asked
    }

    await expect(guess(runId)).rejects.toMatchObject({ status: 429 });
    await expect(
      house.get(Approval).approve({ runId, code: await codeOf(house, dee), by: dee }),
    ).rejects.toMatchObject({ status: 429 });
  });
});

describe('a third person', () => {
  it('is needed where nobody has set a limit: the run is not sent without, and the database agrees', async () => {
    const [award, instalment] = await planned({ hasLimit: false });
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    await approve(house, runId, bea);

    await expect(send(house, runId, ade)).rejects.toMatchObject({
      refusals: [{ code: 'release-missing' }],
    });
    await expect(
      house.db.query(
        `UPDATE payment_run SET status = 'sent', sent_at = now(), sent_by = prepared_by WHERE id = $1`,
        [runId],
      ),
    ).rejects.toThrow('payment_run_released_when_it_must_be');
  });

  it('is neither of the two, and releases from the board', async () => {
    const [award, instalment] = await planned({ hasLimit: false });
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    await approve(house, runId, bea);
    const path = `/payment-runs/${runId}/release`;

    const second = await (await house.as(bea)).get(path);
    expect(readable(second.text)).toContain('a third person must release it');
    const third = await house.as(cy);
    expect((await third.get('/payments')).text).toContain(`/payment-runs/${runId}`);
    const released = await third.submit(path, { code: await codeOf(house, cy) });
    expect(readable((await third.follow(released)).text)).toContain('1 payment is released');
    await send(house, runId, ade);
    expect(await runStatus(runId)).toBe('sent');
  });

  it('is needed for a limit that was raised while the run waited', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    const limits = await (
      await house.as(bea)
    ).submit(`/payment-limits/${award.fundId}`, {
      item: '500,000',
      run: '900,000',
    });
    expect(limits.location).toBe('/payment-limits');
    await approve(house, runId, bea);

    await expect(send(house, runId, ade)).rejects.toMatchObject({
      refusals: [{ code: 'release-missing' }],
    });
  });
});

describe('what changes while a run waits', () => {
  it('takes the one bad payment of three out at approval, names it, and goes on with two', async () => {
    const three = [await planned(), await planned(), await planned()] as const;
    const [[award, first], [held, second], [, third]] = three;
    const ids = [first.id, second.id, third.id];
    const runId = await prepare(house, award.bankAccountId, ids, ade);
    const hold = await (
      await house.as(ade)
    ).submit(`/awards/${held.awardId}/hold`, {
      reason: 'The return is missing',
    });
    expect(hold.status).toBe(303);

    const visitor = await house.as(bea);
    const page = readable((await visitor.get(`/payment-runs/${runId}/approval`)).text);
    expect(page).toContain('Would be taken out: This grant is on hold');
    const done = await visitor.submit(`/payment-runs/${runId}/approval`, {
      code: await codeOf(house, bea),
    });

    expect(readable((await visitor.follow(done)).text)).toContain(
      `2 payments are approved. ${second.reference} was taken out: This grant is on hold: The return is missing.`,
    );
    expect(await statusOf(second)).toBe('planned');
    await send(house, runId, ade);
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([
      'sent',
      'planned',
      'sent',
    ]);
  });

  it('never pays a changed account in the run that was prepared before, nor the old one meanwhile', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    await approve(house, runId, bea);
    const changed = await give(house, award.organisationId, award.contact, '55779922');

    await expect(send(house, runId, ade)).rejects.toMatchObject({
      refusals: [{ code: 'bank-details-held' }],
    });
    await check(house, changed);
    await expect(send(house, runId, ade)).rejects.toMatchObject({
      refusals: [{ code: 'bank-details-changed-since' }, { code: 'bank-details-cooling-off' }],
    });
    expect(await runStatus(runId)).toBe('approved');
  });

  it('lets a payment be taken out, or the whole be cancelled, with a reason; then another run may take it', async () => {
    const [award, first] = await planned();
    const [, second] = await planned();
    const runId = await prepare(house, award.bankAccountId, [first.id, second.id], ade);
    const visitor = await house.as(ade);
    const [item] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM payment_run_item WHERE instalment_id = $1',
      [first.id],
    );

    await visitor.submit(`/payment-runs/${runId}/items/${item?.id ?? ''}/removal`, {
      reason: 'They asked us to wait',
    });
    expect(readable((await visitor.get(`/payment-runs/${runId}`)).text)).toContain(
      'Taken out: They asked us to wait',
    );
    await visitor.submit(`/payment-runs/${runId}/cancellation`, { reason: 'Wrong account' });

    expect([await statusOf(first), await statusOf(second)]).toEqual(['planned', 'planned']);
    await expect(approve(house, runId, bea)).rejects.toMatchObject({
      refusals: [{ code: 'run-cancelled' }],
    });
    await payAll(house, award.bankAccountId, [first.id, second.id], bea, ade);
    expect(await statusOf(second)).toBe('sent');
  });
});

describe('the pages', () => {
  it('lead a payment from one person’s board to the other’s, and to the bank’s file', async () => {
    const [award, instalment] = await planned();
    const first = await house.as(ade);
    const second = await house.as(bea);
    expect((await first.get('/payments')).text).toContain('/payment-runs/new');

    const prepared = await first.submit('/payment-runs/new', {
      bankAccount: award.bankAccountId,
      instalments: [instalment.id],
    });
    const run = prepared.location ?? '';
    const own = await first.get(`${run}/approval`);
    expect(own.text).toContain('somebody else must approve it');
    expect(own.text).not.toContain('Code of your authenticator app');

    const other = await second.get(`${run}/approval`);
    expect(other.text).toContain('•••• 9911');
    expect(other.text).not.toContain('55779911');
    await second.submit(`${run}/approval`, { code: await codeOf(house, bea) });
    const sent = await first.submit(`${run}/sending`, { layout: 'barclays', ownName: 'One C' });
    const file = await first.follow(sent);
    expect(readable(file.text)).toContain('1 payment is in transit. Give the file to the bank.');

    const downloads = [await first.submit(`${run}/file`), await second.submit(`${run}/file`)];
    expect(downloads[0]?.text).toBe(
      `200000,STANWAY STITCHERS,55779911,2400.01,${instalment.reference},99\r\n`,
    );
    expect(downloads[1]?.text).toBe(downloads[0]?.text);
    expect(await actsOn(`payment-run/${run.split('/').at(-1) ?? ''}`)).toEqual([
      'prepared',
      'approved',
      'sent',
      'file-downloaded',
      'file-downloaded',
    ]);
    const [stored] = await house.db.query<{ bytes: Buffer }[]>(
      'SELECT bytes FROM payment_file ORDER BY made_at DESC LIMIT 1',
    );
    expect(stored?.bytes.toString('latin1')).not.toContain('55779911');
  });

  it('answer a forbidden approval with the reason, and 422', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    const visitor = await house.as(ade);
    const token = /name="_csrf" value="([^"]*)"/.exec((await visitor.get('/home')).text)?.[1] ?? '';

    const refused = await visitor.post(`/payment-runs/${runId}/approval`, {
      _csrf: token,
      code: await codeOf(house, ade),
    });

    expect(refused.status).toBe(422);
    expect(refused.text).toContain('somebody else must approve it');
  });

  it('warn of danger, the worst first', async () => {
    const [award, first] = await planned({ instalments: 1 });
    await payAll(house, award.bankAccountId, [first.id], ade, bea);
    await check(house, await give(house, award.organisationId, award.contact, '55779912'));
    const [second] = await house.get(Instalments).ofAward(award.awardId);
    await house.db.query(`UPDATE payment_run_item SET status = 'failed' WHERE instalment_id = $1`, [
      first.id,
    ]);
    await house.db.query(`UPDATE instalment SET status = 'planned' WHERE id = $1`, [first.id]);
    await house.db.query(`UPDATE bank_details SET payable_from = '2026-11-23'`);
    const runId = await prepare(house, award.bankAccountId, [second?.id ?? ''], ade);

    const visitor = await house.as(bea);
    const page = readable((await visitor.get(`/payment-runs/${runId}`)).text);
    const approval = await visitor.get(`/payment-runs/${runId}/approval`);

    expect(approval.text).toContain(
      `href="/organisations/${award.organisationId}/bank-details">The account has changed`,
    );
    expect(page).toMatch(
      /The account has changed since this organisation was last paid: Kit Keeper rang Sam on 23 November 2026.*can’t belong to the sort code/,
    );
    // Put back as it was, for the books that are compared at the end.
    await house.db.query(
      `UPDATE payment_run_item SET status = 'taken-out', taken_out_at = now(), taken_out_by = $2,
              taken_out_reason = '' WHERE run_id = $1`,
      [runId, ade],
    );
    await house.db.query(`UPDATE instalment SET status = 'sent' WHERE id = $1`, [first.id]);
  });

  it('warn whoever prepares of the same sum into the same account, which two payments share', async () => {
    const [award, first] = await planned();
    const [other, second] = await planned();
    const runId = await payAll(house, award.bankAccountId, [first.id], ade, bea);

    const { text } = await (await house.as(ade)).get('/payment-runs/new');

    expect(second.reference).not.toBe(first.reference);
    const words = readable(text);
    expect(words).toContain(
      `${second.reference} : The same sum into the same account: ${first.reference}, prepared on 23 November 2026`,
    );
    expect(text).toContain(`<a class="govuk-link" href="/payment-runs/${runId}">`);
    expect(text).toContain(`href="/organisations/${award.organisationId}/bank-details">`);
    await payAll(house, other.bankAccountId, [second.id], ade, bea);
  });

  it('tell an organisation in plain words where its money is, and no other organisation', async () => {
    const [award, instalment] = await planned();
    await prepare(house, award.bankAccountId, [instalment.id], ade);
    const theirs = await house.as(award.contact);
    const [other] = await planned();

    const page = await theirs.get(`/awards/${award.awardId}/payments`);

    expect(page.status).toBe(200);
    expect(page.text).toContain('It is being checked by two people');
    expect(page.text).toContain('This payment is due on 23 May 2027');
    expect(page.text).not.toContain('55779911');
    expect((await theirs.get(`/awards/${other.awardId}/payments`)).status).toBe(404);
    expect((await theirs.get('/payments')).status).toBe(403);
    expect((await theirs.get('/payment-runs')).status).toBe(403);
  });

  it('remember how the bank was told, and refuse Bacs without its number', async () => {
    const [award, instalment] = await planned();
    const runId = await prepare(house, award.bankAccountId, [instalment.id], ade);
    await approve(house, runId, bea);

    await expect(
      house.get(RunSending).send({
        runId,
        layout: 'standard-18',
        ownName: 'One Colchester',
        serviceUserNumber: '',
        by: ade,
      }),
    ).rejects.toMatchObject({ refusals: [{ field: 'serviceUserNumber' }] });
    await house.get(RunSending).send({
      runId,
      layout: 'standard-18',
      ownName: 'One Colchester',
      serviceUserNumber: '123456',
      by: ade,
    });
    const [next] = (await house.get(Instalments).ofAward(award.awardId)).slice(1);
    await house.db.query(`UPDATE instalment SET due_on = '2026-11-23' WHERE id = $1`, [next?.id]);
    const again = await prepare(house, award.bankAccountId, [next?.id ?? ''], ade);
    await approve(house, again, bea);
    const form = (await (await house.as(ade)).get(`/payment-runs/${again}/sending`)).text;
    expect(form).toMatch(/value="standard-18" checked/);
    expect(form).toContain('value="123456"');
  });
});
