import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankOverviews } from '../../../src/reconciliation/balance/bank-overview.queries.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { countQueries } from '../reporting/counted-queries.js';
import { aPaymentSent } from './a-payment.js';
import { aStatement, type ALine } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

let house: House;
let adeId: string;
let beaId: string;
let ade: Visitor;

const LOTTERY = { pence: 4_000_000n, on: '2026-11-02', reference: 'TNL 0042' };
const LOTTERY_LINE: ALine = { on: '2026-11-03', pence: 4_000_000n, words: 'NAT LOTTERY TNL0042' };

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
  ade = await house.as(adeId);
}, 60_000);

afterAll(() => house.close());

/** The ids of the lines that a statement with these brings. */
async function onStatement(account: BankAccount, ...lines: readonly ALine[]): Promise<string[]> {
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: 'november.csv',
    bytes: aStatement(account, lines),
    by: adeId,
  });
  return (await house.get(BankLines).unmatched(account.id)).map(({ id }) => id);
}

type Thing = { readonly receiptId: string } | { readonly instalmentId: string };

function match(bankLineId: string | undefined, thing: Thing, by = adeId): Promise<void> {
  const item =
    'receiptId' in thing
      ? (`receipt:${thing.receiptId}` as const)
      : (`instalment:${thing.instalmentId}` as const);
  return house.get(Matching).match({ bankLineId: bankLineId ?? '', items: [item], by });
}

async function matches(bankLineId: string | undefined): Promise<object[]> {
  return house.db.query<object[]>(
    `SELECT p.receipt_id AS "receiptId", p.instalment_id AS "instalmentId", m.matched_by AS by
       FROM bank_match_part p JOIN bank_match m ON m.id = p.match_id
      WHERE p.bank_line_id = $1 AND p.is_live`,
    [bankLineId],
  );
}

async function actsOn(subject: string): Promise<string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [subject],
  );
  return rows.map(({ act }) => act);
}

async function cashAt({ id }: BankAccount): Promise<bigint | undefined> {
  const cash = await house.get(Balances).cashByBankAccount();
  return cash.find(({ bankAccountId }) => bankAccountId === id)?.pence;
}

async function standingOf(paymentId: string): Promise<object | undefined> {
  const [row] = await house.db.query<object[]>(
    'SELECT status, cleared_on::text AS "clearedOn" FROM instalment WHERE id = $1',
    [paymentId],
  );
  return row;
}

describe('matching a receipt', () => {
  it('takes the certain answer that the page has chosen, and puts it on the record', async () => {
    const account = await anAccount(house, adeId);
    const receipt = await aReceipt(house, account, LOTTERY, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);

    const form = await ade.get(`/bank/lines/${line}/match`);
    expect(readable(form.text)).toContain('Same sum, its reference, 1 working day later.');
    expect(form.text).toMatch(new RegExp(`value="receipt:${receipt.id}"[^>]* checked`));
    const answer = await ade.submit(`/bank/lines/${line}/match`, {
      item: `receipt:${receipt.id}`,
    });

    expect(answer).toMatchObject({ status: 303, location: `/bank/${account.id}` });
    expect(readable((await ade.follow(answer)).text)).toContain('The line is matched.');
    expect(await matches(line)).toEqual([{ receiptId: receipt.id, instalmentId: null, by: adeId }]);
    expect(await actsOn(`bank-account/${account.id}`)).toEqual([
      'opened',
      'statement-imported',
      'line-matched',
    ]);
    expect(await cashAt(account)).toBe(4_000_000n); // it was posted when it was recorded
  });

  it('changes nothing when the same person says the same twice', async () => {
    const account = await anAccount(house, adeId);
    const { id: receiptId } = await aReceipt(house, account, LOTTERY, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);

    await Promise.all([match(line, { receiptId }), match(line, { receiptId })]);

    expect(await matches(line)).toHaveLength(1);
    expect(
      (await actsOn(`bank-account/${account.id}`)).filter((act) => act === 'line-matched'),
    ).toHaveLength(1);
  });

  it('refuses another sum, and leaves nothing behind', async () => {
    const account = await anAccount(house, adeId);
    const { id } = await aReceipt(house, account, { ...LOTTERY, pence: 3_999_999n }, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);

    const answer = await ade.post(`/bank/lines/${line}/match`, {
      _csrf: await tokenOf(`/bank/${account.id}/statements/new`),
      item: `receipt:${id}`,
    });

    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('The line is £40,000.00 and this is £39,999.99');
    expect(await matches(line)).toEqual([]);
    expect(await actsOn(`bank-account/${account.id}`)).not.toContain('line-matched');
  });

  it('refuses a receipt at another account, and an opening balance', async () => {
    const account = await anAccount(house, adeId);
    const elsewhere = await aReceipt(house, await anAccount(house, adeId), LOTTERY, adeId);
    const opening = { ...LOTTERY, kind: 'opening-balance' } as const;
    const before = await aReceipt(house, account, opening, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);

    for (const { id: receiptId } of [elsewhere, before]) {
      await expect(match(line, { receiptId })).rejects.toMatchObject({
        refusals: [{ code: 'nothing-to-match', field: 'item' }],
      });
    }
    expect(readable((await ade.get(`/bank/lines/${line}/match`)).text)).toContain(
      'Nothing of this sum waits to be seen on a statement.',
    );
  });

  it('refuses a second line for the receipt, and a second receipt for the line', async () => {
    const account = await anAccount(house, adeId);
    const first = await aReceipt(house, account, LOTTERY, adeId);
    const second = await aReceipt(house, account, LOTTERY, adeId);
    const [one, two] = await onStatement(account, LOTTERY_LINE, LOTTERY_LINE);
    await match(one, { receiptId: first.id });

    await expect(match(two, { receiptId: first.id })).rejects.toThrow(
      'This was matched with another line before',
    );
    await expect(match(one, { receiptId: second.id })).rejects.toThrow(
      'This line was matched before',
    );
    await expect(match(one, { receiptId: first.id }, beaId)).rejects.toMatchObject({
      refusals: [{ code: 'line-matched' }, { code: 'item-matched' }],
    });
  });

  it('lets one of two people win who say it at once, and tells the other', async () => {
    const account = await anAccount(house, adeId);
    const { id: receiptId } = await aReceipt(house, account, LOTTERY, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);
    const bea = await house.as(beaId);
    const path = `/bank/lines/${line}/match`;

    const answers = await Promise.all(
      [ade, bea].map((visitor) => visitor.submit(path, { item: `receipt:${receiptId}` })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const told = readable(answers.find(({ status }) => status === 422)?.text ?? '');
    expect(told).toContain('This line was matched before');
    expect(told).toContain('It is matched: Receipt TNL 0042 for Fund for account');
    expect(await matches(line)).toHaveLength(1);
  });

  it('lets one of two lines win that claim the receipt at once', async () => {
    const account = await anAccount(house, adeId);
    const { id: receiptId } = await aReceipt(house, account, LOTTERY, adeId);
    const [one, two] = await onStatement(account, LOTTERY_LINE, LOTTERY_LINE);

    const results = await Promise.allSettled([
      match(one, { receiptId }),
      match(two, { receiptId }, beaId),
    ]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect([...(await matches(one)), ...(await matches(two))]).toHaveLength(1);
  });
});

describe('matching a payment', () => {
  it('moves it from in transit to paid, out of the account whose statement it is', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const [line] = await onStatement(payment.account, {
      on: '2026-11-24',
      pence: -240_000n,
      words: `STANWAY STITCHERS ${payment.reference.replaceAll('-', '')}`,
    });
    expect(await cashAt(payment.account)).toBe(10_000_000n);
    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      inTransitPence: 240_000n,
      paidPence: 0n,
    });

    const answer = await ade.submit(`/bank/lines/${line}/match`, {
      item: `instalment:${payment.id}`,
    });

    expect(answer.status).toBe(303);
    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      inTransitPence: 0n,
      paidPence: 240_000n,
    });
    expect(await cashAt(payment.account)).toBe(9_760_000n);
    expect(await standingOf(payment.id)).toEqual({ status: 'cleared', clearedOn: '2026-11-24' });
    expect((await actsOn(`award/${payment.awardId}`)).at(-1)).toBe('payment-cleared');
  });

  it('refuses another sum, and the payment stays in transit', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const [line] = await onStatement(payment.account, {
      on: '2026-11-24',
      pence: -240_001n,
      words: payment.reference,
    });

    await expect(match(line, { instalmentId: payment.id })).rejects.toMatchObject({
      refusals: [{ code: 'other-sum', field: 'item' }],
    });

    expect(await standingOf(payment.id)).toEqual({ status: 'sent', clearedOn: null });
    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      inTransitPence: 240_000n,
    });
    expect(await matches(line)).toEqual([]);
    const account = readable((await ade.get(`/bank/${payment.account.id}`)).text);
    expect(account).toContain('1 line to match');
    expect(account).toMatch(new RegExp(`1 payment in transit .*${payment.reference}`));
  });

  it('refuses a payment that nobody has sent', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const words = payment.reference;
    const [line] = await onStatement(payment.account, {
      on: '2026-11-24',
      pence: -240_000n,
      words,
    });
    await house.db.query(`UPDATE instalment SET status = 'in-run' WHERE id = $1`, [payment.id]);

    await expect(match(line, { instalmentId: payment.id })).rejects.toMatchObject({
      refusals: [{ code: 'nothing-to-match' }],
    });

    await house.db.query(`UPDATE instalment SET status = 'sent' WHERE id = $1`, [payment.id]);
  });

  it('clears it once when two lines claim it at once', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const line = { on: '2026-11-24', pence: -240_000n, words: payment.reference };
    const [one, two] = await onStatement(payment.account, line, line);

    const results = await Promise.allSettled([
      match(one, { instalmentId: payment.id }),
      match(two, { instalmentId: payment.id }, beaId),
    ]);

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await cashAt(payment.account)).toBe(9_760_000n);
  });
});

describe('the pages', () => {
  it('say Reconciled, and a difference of £0.00, once nothing is left to explain', async () => {
    const account = await anAccount(house, adeId);
    const { id: receiptId } = await aReceipt(house, account, LOTTERY, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);
    await match(line, { receiptId });

    const { text } = await ade.get(`/bank/${account.id}`);

    expect(readable(text)).toMatch(/Reconciled on 3 November 2026 From the statement/);
    expect(readable(text)).toContain('Difference £0.00');
    expect(readable(text)).toContain('Every line of the bank’s is matched.');
    const [, row = ''] = (await ade.get('/bank')).text.split(`href="/bank/${account.id}"`);
    expect(readable(`<a ${row.split('</tr>')[0] ?? ''}`)).toMatch(
      /3 November 2026 £40,000.00 £40,000.00 0 Reconciled$/,
    );
  });

  it('come out at nothing before anything is matched too, with each reason beside it', async () => {
    const account = await anAccount(house, adeId);
    await aReceipt(house, account, LOTTERY, adeId);
    await onStatement(account, LOTTERY_LINE);

    expect(readable((await ade.get(`/bank/${account.id}`)).text)).toContain(
      'Reconciled on 3 November 2026, but for 1 line to match',
    );
    const overview = await house.get(BankOverviews).byId(account.id);

    expect(overview?.reconciliation).toMatchObject({
      statementPence: 4_000_000n,
      notSeenPence: 4_000_000n,
      lessUnexplainedPence: -4_000_000n,
      differencePence: 0n,
    });
  });

  it('say by how much the two differ', async () => {
    const account = await anAccount(house, adeId);
    await aReceipt(house, account, { ...LOTTERY, kind: 'opening-balance' }, adeId);
    await onStatement(account, { on: '2026-11-03', pence: 100n, words: 'INTEREST' });

    const { text } = await ade.get(`/bank/${account.id}`);

    expect(readable(text)).toContain('Not yet reconciled');
    expect(readable(text)).toContain('Difference −£40,000.00');
  });

  it('show an observer everything and let them do nothing', async () => {
    const olu = await house.as(await house.person('Olu Observer', 'observer'));
    const account = await anAccount(house, adeId);
    const { id } = await aReceipt(house, account, LOTTERY, adeId);
    const [line] = await onStatement(account, LOTTERY_LINE);
    const [statement] = await house.db.query<{ id: string }[]>(
      'SELECT id FROM bank_statement WHERE bank_account_id = $1',
      [account.id],
    );

    const pages = [
      await olu.get('/bank'),
      await olu.get(`/bank/${account.id}`),
      await olu.get(`/bank/statements/${statement?.id ?? ''}`),
    ];

    for (const { status, text } of pages) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/\/match"|\/new"|\/undoing"/);
    }
    expect(pages[1]?.text).toContain('NAT LOTTERY TNL0042');
    expect(await olu.get(`/bank/lines/${line}/match`)).toMatchObject({ status: 403 });
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(pages[0]?.text ?? '')?.[1] ?? '';
    const item = `receipt:${id}`;
    expect(await olu.post(`/bank/lines/${line}/match`, { _csrf, item })).toMatchObject({
      status: 403,
    });
    expect(await matches(line)).toEqual([]);
  });

  it('ask the database as often for three lines as for one', async () => {
    const counts: number[][] = [];
    for (const lines of [1, 3]) {
      const account = await anAccount(house, adeId);
      const words = ['ONE TNL0042', 'TWO', 'THREE'].slice(0, lines);
      for (const { length } of words)
        await aReceipt(house, account, { ...LOTTERY, pence: BigInt(length) }, adeId);
      const [line] = await onStatement(
        account,
        ...words.map((each) => ({ ...LOTTERY_LINE, words: each })),
      );
      const [statement] = await house.get(BankLines).unmatched(account.id);
      const paths = [
        '/bank',
        `/bank/${account.id}`,
        `/bank/statements/${statement?.statementId ?? ''}`,
        `/bank/lines/${line}/match`,
      ];
      const asked: number[] = [];
      for (const path of paths) asked.push(await countQueries(house.db, () => ade.get(path)));
      counts.push(asked);
    }

    expect(counts[1]).toEqual(counts[0]);
  });

  it('know no line and no statement that is not there', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';

    for (const path of [
      `/bank/${nobody}`,
      `/bank/statements/${nobody}`,
      `/bank/lines/${nobody}/match`,
    ]) {
      expect(await ade.get(path)).toMatchObject({ status: 404 });
    }
  });
});

it('leaves a ledger that proves itself, and rooms that agree with it', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
  expect(await house.get(Agreement).disagreements()).toEqual([]);
});

/** A token of Ade's, from any page with a form. */
async function tokenOf(path: string): Promise<string> {
  const { text } = await ade.get(path);
  return /_csrf=([0-9a-f]+)/.exec(text)?.[1] ?? '';
}
