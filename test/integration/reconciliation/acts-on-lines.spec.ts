import { randomUUID } from 'node:crypto';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankOverviews } from '../../../src/reconciliation/balance/bank-overview.queries.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { CertainMatches } from '../../../src/reconciliation/certain-matches/certain-matches.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Undoing } from '../../../src/reconciliation/undoing/undoing.service.js';
import { Agreement } from '../../../src/reporting/proof/agreement.queries.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { aFund } from '../funds/a-fund.js';
import { aPaymentSent } from './a-payment.js';
import { aStatement, type ALine } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

let house: House;
let adeId: string;
let beaId: string;
let ade: Visitor;
let bea: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
  ade = await house.as(adeId);
  bea = await house.as(beaId);
}, 60_000);

afterAll(() => house.close());

const IN = { on: '2026-11-03', pence: 5_000_000n, words: 'NAT LOTTERY TNL0042' };

/** The ids of the lines of an account, by their places. */
async function onStatement(account: BankAccount, ...lines: readonly ALine[]): Promise<string[]> {
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: 'november.csv',
    bytes: aStatement(account, lines),
    by: adeId,
  });
  return (await house.get(BankLines).unmatched(account.id)).map(({ id }) => id);
}

async function line(id: string | undefined): Promise<{ state: string; openPence: bigint }> {
  const found = await house.get(BankLines).byId(id ?? '');
  if (!found) throw new Error('There is no such line');
  return { state: found.state, openPence: found.openPence };
}

async function matchIdOf(lineId: string | undefined): Promise<string> {
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT match_id AS id FROM bank_match_part WHERE bank_line_id = $1 AND is_live',
    [lineId],
  );
  return row?.id ?? '';
}

async function cashAt({ id }: BankAccount): Promise<bigint> {
  const cash = await house.get(Balances).cashByBankAccount();
  return cash
    .filter(({ bankAccountId }) => bankAccountId === id)
    .reduce((sum, { pence }) => sum + pence, 0n);
}

async function differenceAt({ id }: BankAccount): Promise<bigint | undefined> {
  return (await house.get(BankOverviews).byId(id))?.reconciliation?.differencePence;
}

describe('matching one line with several, and several lines with one', () => {
  it('ties a line to all the receipts it came with', async () => {
    const account = await anAccount(house, adeId);
    const one = { pence: 3_000_000n, on: IN.on, reference: 'ONE' };
    const first = await aReceipt(house, account, one, adeId);
    const second = await aReceipt(house, account, { ...one, pence: 2_000_000n }, adeId);
    const [lineId] = await onStatement(account, IN);

    const answer = await ade.submit(`/bank/lines/${lineId}/match`, {
      item: [`receipt:${first.id}`, `receipt:${second.id}`],
    });

    expect(answer.status).toBe(303);
    expect(await line(lineId)).toEqual({ state: 'matched', openPence: 0n });
    expect(await differenceAt(account)).toBe(0n);
  });

  it('sees a receipt on two lines, each in part', async () => {
    const account = await anAccount(house, adeId);
    const receipt = await aReceipt(house, account, { ...IN, reference: 'TNL0042' }, adeId);
    const [one, two] = await onStatement(
      account,
      { ...IN, pence: 2_000_000n },
      { ...IN, pence: 3_000_000n },
    );
    const item = `receipt:${receipt.id}`;

    const refused = await ade.submit(`/bank/lines/${one}/match`, { item });
    expect(readable(refused.text)).toContain('The line is £20,000.00 and this is £50,000.00');
    for (const lineId of [one, two]) {
      const answer = await ade.submit(`/bank/lines/${lineId}/match`, { item, inPart: 'yes' });
      expect(answer.status).toBe(303);
    }

    expect(await line(two)).toEqual({ state: 'matched', openPence: 0n });
    expect(await differenceAt(account)).toBe(0n);
  });

  it('leaves the rest of a line open, and says so', async () => {
    const account = await anAccount(house, adeId);
    const { id } = await aReceipt(house, account, { ...IN, pence: 1n, reference: 'X' }, adeId);
    const [lineId] = await onStatement(account, IN);

    await ade.submit(`/bank/lines/${lineId}/match`, { item: `receipt:${id}`, inPart: 'yes' });

    expect(await line(lineId)).toEqual({ state: 'part-matched', openPence: 4_999_999n });
    expect(readable((await ade.get(`/bank/lines/${lineId}`)).text)).toContain('Matched in part');
    expect(await differenceAt(account)).toBe(0n);
  });

  it('is refused by the database itself beyond the line and beyond the receipt', async () => {
    const account = await anAccount(house, adeId);
    const receipt = await aReceipt(house, account, { ...IN, reference: 'TNL0042' }, adeId);
    const [one, two] = await onStatement(account, IN, { ...IN, words: 'ANOTHER' });
    await house
      .get(Matching)
      .match({ bankLineId: one ?? '', items: [`receipt:${receipt.id}`], by: adeId });
    const matchId = await matchIdOf(one);
    const insert = (lineId: string | undefined, pence: string): Promise<unknown> =>
      house.db.query(
        `INSERT INTO bank_match_part (match_id, bank_line_id, kind, receipt_id, pence, is_made_here)
         VALUES ($1, $2, 'receipt', $3, $4, false)`,
        [matchId, lineId, receipt.id, pence],
      );

    await expect(insert(one, '1')).rejects.toMatchObject({
      driverError: { constraint: 'bank_match_within_the_line' },
    });
    await expect(insert(two, '1')).rejects.toMatchObject({
      driverError: { constraint: 'bank_match_within_the_item' },
    });
    await expect(insert(two, '-1')).rejects.toMatchObject({
      driverError: { constraint: 'bank_match_within_the_line' },
    });
    await expect(house.db.query('UPDATE bank_match_part SET is_live = false')).rejects.toThrow(
      'never changed',
    );
    await expect(house.db.query('DELETE FROM bank_match')).rejects.toThrow('never changed');
  });
});

describe('undoing a match', () => {
  it('puts a payment back in transit, and it clears again by another line', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const paid = { on: '2026-11-24', pence: -240_000n, words: payment.reference };
    const [one, two] = await onStatement(payment.account, paid, paid);
    const items = [`instalment:${payment.id}` as const];
    await house.get(Matching).match({ bankLineId: one ?? '', items, by: adeId });
    const matchId = await matchIdOf(one);

    const form = await ade.submit(`/bank/matches/${matchId}/undoing`, { reason: '' });
    expect(form.status).toBe(422);
    const answer = await ade.submit(`/bank/matches/${matchId}/undoing`, { reason: 'The other' });
    expect(answer).toMatchObject({ status: 303, location: `/bank/lines/${one}` });

    expect(await line(one)).toMatchObject({ state: 'pending' });
    expect(await cashAt(payment.account)).toBe(10_000_000n);
    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      inTransitPence: 240_000n,
      paidPence: 0n,
    });
    await house.get(Matching).match({ bankLineId: two ?? '', items, by: adeId });
    expect(await cashAt(payment.account)).toBe(9_760_000n);
    const life = readable((await ade.get(`/bank/lines/${one}`)).text);
    expect(life).toMatch(/by Ade Balogun: The other/);
  });

  it('happens once: the same person again changes nothing, another is told', async () => {
    const account = await anAccount(house, adeId);
    const { id } = await aReceipt(house, account, { ...IN, reference: 'TNL0042' }, adeId);
    const [lineId] = await onStatement(account, IN);
    await house
      .get(Matching)
      .match({ bankLineId: lineId ?? '', items: [`receipt:${id}`], by: adeId });
    const matchId = await matchIdOf(lineId);
    const undoing = house.get(Undoing);

    await Promise.all([
      undoing.undo({ matchId, by: adeId, reason: 'Wrong' }),
      undoing.undo({ matchId, by: adeId, reason: 'Wrong' }),
    ]);
    await expect(undoing.undo({ matchId, by: beaId, reason: 'Wrong' })).rejects.toThrow(
      'This match was undone before',
    );
  });
});

describe('setting a line aside', () => {
  it('holds it with a reason until it is taken up again', async () => {
    const account = await anAccount(house, adeId);
    const [lineId] = await onStatement(account, IN);
    const reason = 'Asked the funder on Monday';

    const held = await ade.submit(`/bank/lines/${lineId}/setting-aside`, {
      state: 'on-hold',
      reason,
    });
    expect(held.status).toBe(303);
    expect(await line(lineId)).toMatchObject({ state: 'on-hold' });
    expect(readable((await ade.get(`/bank/${account.id}?lines=on-hold`)).text)).toContain(reason);
    const put = await bea.submit(`/bank/lines/${lineId}/suspense`, { note: 'x' });
    expect(readable(put.text)).toContain('This line is on hold: take it up again first');

    await bea.submit(`/bank/lines/${lineId}/taking-up`);
    expect(await line(lineId)).toMatchObject({ state: 'pending' });
  });

  it('lets one of two win who do it at once', async () => {
    const account = await anAccount(house, adeId);
    const [lineId] = await onStatement(account, IN);

    const answers = await Promise.all(
      [ade, bea].map((each) =>
        each.submit(`/bank/lines/${lineId}/setting-aside`, { state: 'ignored', reason: 'A trial' }),
      ),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });
});

describe('recording what a line is', () => {
  it('splits a receipt between funds, once for a form however often it is sent', async () => {
    const account = await anAccount(house, adeId);
    const one = await aReceipt(
      house,
      account,
      { ...IN, kind: 'opening-balance', pence: 1n, reference: 'a' },
      adeId,
    );
    const two = await aReceipt(
      house,
      account,
      { ...IN, kind: 'opening-balance', pence: 1n, reference: 'b' },
      adeId,
    );
    const [lineId] = await onStatement(account, IN);
    const path = `/bank/lines/${lineId}/receipt`;
    const _csrf = await tokenOf(path);
    const form = {
      _csrf,
      formKey: randomUUID(),
      kind: 'receipt',
      reference: 'TNL 42',
      [`share-${one.fundId}`]: '30,000',
      [`share-${two.fundId}`]: '20,000.00',
    };

    const short = await ade.post(path, { ...form, [`share-${two.fundId}`]: '19,999.99' });
    expect(short.status).toBe(422);
    expect(readable(short.text)).toContain(
      'The line is £50,000.00 and the shares come to £49,999.99',
    );
    expect(short.text).toContain('value="19,999.99"');
    const answers = await Promise.all([ade.post(path, form), ade.post(path, form)]);

    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await house.get(Balances).ofFund(one.fundId)).toMatchObject({
      receivedPence: 3_000_000n,
    });
    expect(await house.get(Balances).ofFund(two.fundId)).toMatchObject({
      receivedPence: 2_000_000n,
    });
    expect(await line(lineId)).toMatchObject({ state: 'matched' });

    await house.get(Undoing).undo({ matchId: form.formKey, by: beaId, reason: 'Another funder' });
    expect(await cashAt(account)).toBe(2n);
    expect(await line(lineId)).toMatchObject({ state: 'pending' });
  });

  it('takes a charge from a fund, and gives it back when it is undone', async () => {
    const account = await anAccount(house, adeId);
    const { fundId } = await aReceipt(
      house,
      account,
      { ...IN, kind: 'opening-balance', reference: 'a' },
      adeId,
    );
    const [lineId] = await onStatement(account, { ...IN, pence: -600n, words: 'CHARGES' });

    const answer = await ade.submit(`/bank/lines/${lineId}/charge`, {
      fundId,
      reference: 'CHARGES',
    });

    expect(answer.status).toBe(303);
    expect(await cashAt(account)).toBe(4_999_400n);
    await house.get(Undoing).undo({ matchId: await matchIdOf(lineId), by: adeId, reason: 'No' });
    expect(await cashAt(account)).toBe(5_000_000n);
  });

  it('knows a payment that came back, and a grant that was returned', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    const [out, back, rest] = await onStatement(
      payment.account,
      { on: '2026-11-20', pence: -240_000n, words: payment.reference },
      { on: '2026-11-22', pence: 240_000n, words: 'RETURNED' },
      { on: '2026-11-22', pence: 40_000n, words: 'UNSPENT' },
    );
    const items = [`instalment:${payment.id}` as const];
    await house.get(Matching).match({ bankLineId: out ?? '', items, by: adeId });

    const returned = await ade.submit(`/bank/lines/${rest}/returned-grant`, {
      awardId: payment.awardId,
    });
    expect(returned.status).toBe(303);
    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      returnedPence: 40_000n,
    });
    await house.get(Undoing).undo({ matchId: await matchIdOf(rest), by: adeId, reason: 'No' });

    const bounced = await ade.submit(`/bank/lines/${back}/bounce`, {
      instalmentId: payment.id,
      reason: 'Account closed',
    });
    expect(bounced.status).toBe(303);
    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      committedPence: 240_000n,
      paidPence: 0n,
    });
    expect(await cashAt(payment.account)).toBe(10_000_000n);
    await house.get(Undoing).undo({ matchId: await matchIdOf(back), by: adeId, reason: 'No' });
    expect(await cashAt(payment.account)).toBe(9_760_000n);
  });

  it('pairs two lines of our own accounts, and neither account is out by it', async () => {
    const [one, other] = [await anAccount(house, adeId), await anAccount(house, adeId)];
    const opening = { ...IN, kind: 'opening-balance', reference: 'a' } as const;
    await aReceipt(house, one, opening, adeId);
    const [out] = await onStatement(one, IN, { ...IN, pence: -70_000n, words: 'TO SAVINGS' }).then(
      (ids) => ids.slice(1),
    );
    const [arrived] = await onStatement(other, { ...IN, pence: 70_000n, words: 'FROM CURRENT' });
    const before = await differenceAt(one);

    const answer = await ade.submit(`/bank/lines/${out}/own-transfer`, {
      otherLineId: arrived ?? '',
    });

    expect(answer.status).toBe(303);
    expect(await line(arrived)).toMatchObject({ state: 'matched' });
    expect(await differenceAt(one)).toBe(before);
    expect(await differenceAt(other)).toBe(0n);
  });
});

describe('suspense', () => {
  it('holds what nobody can explain, in a fund that takes no awards, until it is assigned', async () => {
    const account = await anAccount(house, adeId);
    const { fundId } = await aReceipt(
      house,
      account,
      { ...IN, kind: 'opening-balance', reference: 'a' },
      adeId,
    );
    const [lineId] = await onStatement(account, { ...IN, pence: 25_00n, words: 'WELL DONE' });

    await ade.submit(`/bank/lines/${lineId}/suspense`, { note: 'Asked the bank' });

    const [suspense] = await house.db.query<{ id: string; fundId: string }[]>(
      `SELECT r.id, r.fund_id AS "fundId" FROM receipt r JOIN fund f ON f.id = r.fund_id
        WHERE f.code = 'suspense' AND r.bank_account_id = $1`,
      [account.id],
    );
    expect(await house.get(Balances).ofFund(suspense?.fundId ?? '')).toMatchObject({
      takesAwards: false,
      availablePence: 25_00n,
    });
    expect(readable((await ade.get('/bank/suspense')).text)).toMatch(
      /WELL DONE £25.00 Asked the bank 20 days, too long/,
    );
    const path = `/bank/suspense/${suspense?.id ?? ''}/assignment`;
    const form = { [`share-${fundId}`]: '25', reference: 'GIFT', reason: 'The bank told us' };
    const answers = await Promise.all([ade, bea].map((each) => each.submit(path, form)));

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
    expect(await house.get(Balances).ofFund(suspense?.fundId ?? '')).toMatchObject({
      availablePence: 0n,
    });
    expect(await house.get(Balances).ofFund(fundId)).toMatchObject({ availablePence: 5_002_500n });
    expect(await line(lineId)).toMatchObject({ state: 'matched' });
    expect(await cashAt(account)).toBe(5_002_500n);
  });
});

describe('the acts of a fund, at the address of suspense', () => {
  const ACTS = [
    ...['receipt', 'fee', 'charge', 'refund', 'transfer', 'tranches/new', 'agreement', 'status'],
    ...['duties/new', 'documents/new', 'funder-contacts/new'],
  ];
  let suspenseId: string;
  beforeAll(async () => {
    const account = await anAccount(house, adeId);
    const [lineId] = await onStatement(account, { ...IN, pence: 30_00n, words: 'WHO WAS IT' });
    await ade.submit(`/bank/lines/${lineId}/suspense`, { note: 'Asked' });
    const [fund] = await house.db.query<{ id: string }[]>(
      `SELECT id FROM fund WHERE code = 'suspense'`,
    );
    suspenseId = fund?.id ?? '';
  });

  it.each(ACTS)('are not there: %s', async (act) => {
    const { fundId } = await aFund(house);
    const shown = await Promise.all(
      [suspenseId, fundId].map((id) => ade.get(`/funds/${id}/${act}`)),
    );

    expect(shown.map(({ status }) => status)).toEqual([404, 200]);
  });

  it('are not there for whoever sends the form of another fund to it', async () => {
    const { fundId, bankAccountId } = await aFund(house);
    const form = (await ade.get(`/funds/${fundId}/charge`)).text;
    const hidden = (name: string): string =>
      new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';

    const { status } = await ade.post(`/funds/${suspenseId}/charge`, {
      ...{ _csrf: hidden('_csrf'), formKey: hidden('formKey'), bankAccountId },
      ...{ amount: '1', reference: 'CHARGE' },
      ...{ 'paidOn-day': '2', 'paidOn-month': '11', 'paidOn-year': '2026' },
    });

    expect(status).toBe(404);
  });

  it('are refused when a line or another fund names it', async () => {
    const account = await anAccount(house, adeId);
    const { fundId } = await aFund(house, { bankAccountId: account.id });
    const [lineId] = await onStatement(account, { ...IN, pence: -5_00n, words: 'CHARGE' });
    const before = await house.get(Balances).ofFund(suspenseId);

    const charge = await ade.submit(`/bank/lines/${lineId}/charge`, {
      fundId: suspenseId,
      reference: 'CHARGE',
    });
    const transfer = await ade.submit(`/funds/${fundId}/transfer`, {
      ...{ toFundId: suspenseId, amount: '5', bankAccountId: account.id, reason: 'To be seen' },
      ...{ 'transferredOn-day': '2', 'transferredOn-month': '11', 'transferredOn-year': '2026' },
      ...{ 'consentedOn-day': '1', 'consentedOn-month': '11', 'consentedOn-year': '2026' },
      ...{ consentedBy: 'Uma Vance', consentReference: 'Letter' },
    });

    expect(readable(charge.text)).toContain('Choose the fund that paid it');
    expect(readable(transfer.text)).toContain('Choose the fund that is to have it');
    expect(await house.get(Balances).ofFund(suspenseId)).toEqual(before);
  });
});

describe('accepting all the certain matches', () => {
  it('shows the list first, accepts it once, and tells who comes second', async () => {
    const account = await anAccount(house, adeId);
    const lines: ALine[] = [];
    for (let number = 1; number <= 3; number += 1) {
      const pence = BigInt(number) * 100n;
      await aReceipt(house, account, { pence, on: IN.on, reference: `TNL 100${number}` }, adeId);
      lines.push({ on: IN.on, pence, words: `LOTTERY TNL100${number}` });
    }
    await onStatement(account, ...lines, { ...IN, words: 'NOBODY KNOWS' });
    const path = `/bank/${account.id}/certain-matches`;
    const page = await ade.get(path);
    expect(readable(page.text)).toContain('3 certain matches');
    expect(page.text).toContain('Accept all 3 matches');
    const digest = /name="digest" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '';

    const answers = await Promise.all([ade, bea].map((each) => each.submit(path)));

    expect(answers.map(({ status }) => status)).toContain(303);
    expect(await house.get(BankLines).counts(account.id)).toMatchObject({ matched: 3, pending: 1 });
    expect(await house.get(CertainMatches).of(account.id)).toMatchObject({ matches: [] });
    expect(digest).not.toBe('');
  });

  it('refuses a list that is not the one that was shown', async () => {
    const account = await anAccount(house, adeId);
    await aReceipt(house, account, { ...IN, reference: 'TNL 0042' }, adeId);
    await onStatement(account, IN);
    const path = `/bank/${account.id}/certain-matches`;

    const answer = await ade.submit(path, { digest: 'another' });

    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('The list has changed since it was shown');
  });

  it('clears payments among them', async () => {
    const payment = await aPaymentSent(house, 240_000n, adeId, beaId);
    await onStatement(payment.account, {
      on: '2026-11-24',
      pence: -240_000n,
      words: payment.reference,
    });

    await ade.submit(`/bank/${payment.account.id}/certain-matches`);

    expect(await house.get(Balances).ofCommitment(payment.awardId)).toMatchObject({
      paidPence: 240_000n,
    });
  });
});

it('leaves a ledger that proves itself, and rooms that agree with it', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
  expect(await house.get(Agreement).disagreements()).toEqual([]);
});

async function tokenOf(path: string): Promise<string> {
  const { text } = await ade.get(path);
  return /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
}
