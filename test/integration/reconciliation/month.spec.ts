import { createHash } from 'node:crypto';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { ReceiptRecording } from '../../../src/funds/receipt/receipt.service.js';
import { Periods } from '../../../src/ledger/periods.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { MonthPreparation } from '../../../src/reconciliation/month/preparation/preparation.service.js';
import { Reconciliations } from '../../../src/reconciliation/month/reconciliations.queries.js';
import { Reopening } from '../../../src/reconciliation/month/reopening/reopening.service.js';
import { Signing } from '../../../src/reconciliation/month/signing/signing.service.js';
import { canonical } from '../../../src/reconciliation/month/snapshot.rules.js';
import { SettingAside } from '../../../src/reconciliation/setting-aside/setting-aside.service.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Undoing } from '../../../src/reconciliation/undoing/undoing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { aPaymentSent, type APayment } from './a-payment.js';
import { aStatement, type ALine } from './a-statement.js';

let house: House;
let adeId: string;
let beaId: string;
let ade: Visitor;
let bea: Visitor;
let payment: APayment;
let account: BankAccount;
let opening: string;
let gift: string;

/** One account, one fund: £100,000 came in on 22 November, £2,400 was sent on the 23rd and left in December. */
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
  payment = await aPaymentSent(house, 240_000n, adeId, beaId);
  account = payment.account;
  house.clock.set('2026-12-03T10:00:00Z');
  ade = await house.as(adeId);
  bea = await house.as(beaId);
}, 60_000);

afterAll(() => house.close());

const TRANCHE: ALine = { on: '2026-11-23', pence: 10_000_000n, words: 'LOTTERY TNL0042' };
const GIFT: ALine = { on: '2026-11-27', pence: 25_00n, words: 'WELL DONE' };

async function importLines(name: string, lines: readonly ALine[], from = 0n): Promise<void> {
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: name,
    bytes: aStatement(account, lines, from),
    by: adeId,
  });
}

async function lineId(words: string): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM bank_line WHERE description = $1',
    [words],
  );
  return row?.id ?? '';
}

async function november(): Promise<string> {
  return readable((await ade.get('/reconciliations/2026-11')).text);
}

async function liveId(): Promise<string> {
  const kept = await house.get(Reconciliations).ofMonth('2026-11-01');
  return kept.find(({ status }) => status === 'prepared' || status === 'signed')?.id ?? '';
}

describe('a month, in order', () => {
  it('says what is left to do before it can be prepared', async () => {
    expect(await november()).toContain(`No statement of ${account.name} says a balance`);
    await importLines('november.csv', [TRANCHE, GIFT]);
    opening = await lineId(TRANCHE.words);
    gift = await lineId(GIFT.words);

    const page = await november();

    expect(page).toContain('A difference of £0.00');
    expect(page).toContain(
      `${account.name}: 2 lines wait to be matched, set aside or put in suspense`,
    );
    expect(page).not.toContain('Prepare this month');
    expect((await ade.get('/reconciliations/2026-12')).status).toBe(404); // not over
    const refused = await ade.post('/reconciliations/2026-11/preparation', {
      _csrf: await token(),
      nothingLater: 'yes',
    });
    expect(refused.status).toBe(422);
  });

  it('stands as at its last day, whatever December brings', async () => {
    const [receipt] = await house.db.query<{ id: string }[]>('SELECT id FROM receipt');
    const items = [`receipt:${receipt?.id ?? ''}` as const];
    await house.get(Matching).match({ bankLineId: opening, items, by: adeId });
    await house.get(SettingAside).setAside({
      bankLineId: gift,
      state: 'on-hold',
      reason: 'Asked the bank',
      by: adeId,
    });
    const before = await november();
    await importLines(
      'december.csv',
      [{ on: '2026-12-01', pence: -240_000n, words: payment.reference }],
      10_002_500n,
    );
    await house.get(Matching).match({
      bankLineId: await lineId(payment.reference),
      items: [`instalment:${payment.id}`],
      by: adeId,
    });

    const after = await november();

    expect(after).toBe(
      before
        .replace('statement to 27 November 2026', 'statement to 30 November 2026')
        .replace(` The statements of ${account.name} end before the month does`, ''),
    );
    expect(after).toContain('Balance by the bank £100,025.00 £100,025.00');
    expect(after).toContain('Less at the bank, not in the cash book yet −£25.00');
    expect(after).toContain('Cash book £100,000.00');
    expect(after).toContain('On hold: Asked the bank');
    expect(after).toMatch(/In transit on that day .* 23 November 2026 PR-2026-\d+ OC-2026-\d+-1/);
    expect(after).toContain('Prepare this month');
  });

  it('is prepared by one, and signed by another only', async () => {
    const answer = await ade.submit('/reconciliations/2026-11/preparation', {
      nothingLater: 'yes',
    });
    expect(answer).toMatchObject({ status: 303, location: '/reconciliations/2026-11' });
    const own = await ade.submit('/reconciliations/2026-11/signature');
    expect(own.status).toBe(422);
    expect(readable(own.text)).toContain('You prepared this month, so somebody else must sign it');
    await expect(
      house.db.query(
        `UPDATE reconciliation SET status = 'signed', signed_at = now(), signed_by = $1`,
        [adeId],
      ),
    ).rejects.toMatchObject({ driverError: { constraint: 'reconciliation_signed_by_another' } });
  });

  it('is not signed when a figure has changed since', async () => {
    const settingAside = house.get(SettingAside);
    await settingAside.takeUp(gift, adeId);
    await settingAside.setAside({ bankLineId: gift, state: 'on-hold', reason: 'Other', by: adeId });

    const answer = await bea.submit('/reconciliations/2026-11/signature');

    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('Something has changed since it was prepared');
    expect(await house.get(Periods).closedThrough()).toBeUndefined();
    await ade.submit('/reconciliations/2026-11/withdrawal', { reason: 'A reason changed' });
    await ade.submit('/reconciliations/2026-11/preparation', { nothingLater: 'yes' });
  });

  it('is signed by one of two who do it at once, frozen, and its books closed', async () => {
    const cat = await house.as(await house.person('Cat Dunn', 'trustee-administrator'));

    const answers = await Promise.all(
      [bea, cat].map((each) => each.submit('/reconciliations/2026-11/signature')),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const told = answers.find(({ status }) => status === 422);
    expect(readable(told?.text ?? '')).toContain('This month is signed');
    const kept = (await house.get(Reconciliations).ofMonth('2026-11-01'))[0];
    expect(kept).toMatchObject({ status: 'signed', differencePence: 0n });
    const hash = createHash('sha256').update(canonical(kept?.snapshot)).digest('hex');
    expect(kept?.sha256).toBe(hash);
    expect(kept?.snapshot.chainHeads).toMatchObject([{ code: 'fund-1' }]);
    expect(await house.get(Periods).closedThrough()).toBe('2026-11-30');
    await expect(
      house.db.query(`UPDATE reconciliation SET snapshot = '{}' WHERE status = 'signed'`),
    ).rejects.toThrow('never changed');
  });

  it('takes no posting of its days any more, and keeps its matches', async () => {
    const late = house.get(ReceiptRecording).record({
      fundId: payment.fundId,
      bankAccountId: account.id,
      kind: 'receipt',
      amountPence: 1n,
      receivedOn: '2026-11-30',
      reference: 'LATE',
      formKey: '00000000-0000-4000-8000-000000000001',
      recordedBy: adeId,
    });
    await expect(late).rejects.toMatchObject({ refusals: [{ code: 'period-closed' }] });
    const [part] = await house.db.query<{ id: string }[]>(
      'SELECT match_id AS id FROM bank_match_part WHERE bank_line_id = $1',
      [opening],
    );
    await expect(
      house.get(Undoing).undo({ matchId: part?.id ?? '', by: adeId, reason: 'Late' }),
    ).rejects.toThrow('November 2026 is signed with this match in it: reopen the month first');
  });

  it('lets a line of it be explained later, on the first open day', async () => {
    await house.get(SettingAside).takeUp(gift, adeId);

    const answer = await ade.submit(`/bank/lines/${gift}/suspense`, { note: 'Asked twice' });

    expect(answer.status).toBe(303);
    const [row] = await house.db.query<{ on: string }[]>(
      `SELECT r.received_on::text AS "on" FROM receipt r JOIN fund f ON f.id = r.fund_id WHERE f.code = 'suspense'`,
    );
    expect(row?.on).toBe('2026-12-01');
    expect((await house.get(BankLines).byId(gift))?.state).toBe('matched');
  });

  it('is a tagged PDF for the examiner', async () => {
    const olu = await house.as(await house.person('Olu Observer', 'observer'));

    const answer = await olu.get('/reconciliations/2026-11/paper.pdf');

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.text.startsWith('%PDF-')).toBe(true);
    expect((await olu.get('/reconciliations')).status).toBe(200);
    expect((await olu.get('/reconciliations/2026-11/reopening')).status).toBe(403);
  });

  it('is reopened with a reason, on the record, and can be prepared again', async () => {
    const empty = await bea.submit('/reconciliations/2026-11/reopening', { reason: ' ' });
    expect(empty.status).toBe(422);

    await bea.submit('/reconciliations/2026-11/reopening', { reason: 'A missing statement' });

    expect(await house.get(Periods).closedThrough()).toBe('2026-10-31');
    const page = await november();
    expect(page).toContain('A missing statement');
    expect(page).toContain('Open');
    await expect(
      house.get(Reopening).reopen({ id: await liveId(), reason: 'x', by: adeId }),
    ).rejects.toThrow();
  });

  it('is prepared by one of two who do it at once', async () => {
    const prepare = (by: string): Promise<void> =>
      house.get(MonthPreparation).prepare({ month: '2026-11-01', nothingLater: true, by });

    const results = await Promise.allSettled([prepare(adeId), prepare(beaId)]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(house.get(Signing).sign(payment.id, adeId)).rejects.toThrow(
      'There is no such reconciliation',
    );
  });
});

it('leaves a ledger that proves itself', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});

async function token(): Promise<string> {
  const { text } = await ade.get('/bank-accounts/new');
  return /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
}
