import { Balances } from '../../../src/ledger/balances.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Failure } from '../../../src/payments/failure/failure.service.js';
import { Instalments } from '../../../src/payments/instalments.queries.js';
import { Schedule } from '../../../src/payments/schedule/schedule.service.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { CertainMatches } from '../../../src/reconciliation/certain-matches/certain-matches.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { OpenItems } from '../../../src/reconciliation/matching/open-items.queries.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Undoing } from '../../../src/reconciliation/undoing/undoing.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { anAward } from '../payments/an-award.js';
import { payAll } from '../payments/a-run.js';
import { aStatement, type ALine } from './a-statement.js';

let house: House;
let adeId: string;
let beaId: string;
let ade: Visitor;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
  ade = await house.as(adeId);
}, 60_000);

afterAll(() => house.close());

interface ARun {
  readonly id: string;
  readonly reference: string;
  readonly bankAccountId: string;
  readonly instalmentIds: readonly string[];
}

/** A file with a payment of each of these sums, each from a fund of its own. */
async function aRunSent(...sums: readonly bigint[]): Promise<ARun> {
  const instalmentIds: string[] = [];
  let bankAccountId = '';
  for (const amountPence of sums) {
    const award = await anAward(house, { amountPence, instalments: 1 });
    bankAccountId = award.bankAccountId;
    await house.get(Schedule).plan(award.awardId);
    const [instalment] = await house.get(Instalments).ofAward(award.awardId);
    instalmentIds.push(instalment?.id ?? '');
  }
  const id = await payAll(house, bankAccountId, instalmentIds, adeId, beaId);
  const [run] = await house.db.query<{ reference: string }[]>(
    'SELECT reference FROM payment_run WHERE id = $1',
    [id],
  );
  return { id, reference: run?.reference ?? '', bankAccountId, instalmentIds };
}

async function onStatement(
  { bankAccountId }: ARun,
  ...lines: readonly ALine[]
): Promise<readonly string[]> {
  const [account] = await house.db.query<{ sortCode: string; accountNumber: string }[]>(
    'SELECT sort_code AS "sortCode", account_number AS "accountNumber" FROM bank_account WHERE id = $1',
    [bankAccountId],
  );
  if (!account) throw new Error('There is no such account');
  await house.get(StatementImport).import({
    bankAccountId,
    fileName: 'november.csv',
    bytes: aStatement(account, lines),
    by: adeId,
  });
  return (await house.get(BankLines).unmatched(bankAccountId)).map(({ id }) => id);
}

const debit = (pence: bigint): ALine => ({ on: '2026-11-25', pence, words: 'BACS PAYMENTS 042' });

async function statuses({ instalmentIds }: ARun): Promise<string[]> {
  const all = await house.get(Instalments).byIds(instalmentIds);
  return instalmentIds.map((id) => all.find((each) => each.id === id)?.status ?? '');
}

async function fail({ instalmentIds }: ARun, place: number): Promise<void> {
  await house.get(Failure).record({
    instalmentId: instalmentIds[place] ?? '',
    attempt: 1,
    reason: 'The bank turned it away',
    by: adeId,
  });
}

async function cashAt(bankAccountId: string): Promise<bigint> {
  const cash = await house.get(Balances).cashByBankAccount();
  return cash
    .filter((each) => each.bankAccountId === bankAccountId)
    .reduce((sum, { pence }) => sum + pence, 0n);
}

describe('a line that is a whole payment file', () => {
  it('is suggested, is certain, and is matched in one act with all the payments', async () => {
    const run = await aRunSent(240_000n, 100_000n, 50_050n);
    const before = await cashAt(run.bankAccountId);
    const [line] = await onStatement(run, debit(-390_050n));

    const account = readable((await ade.get(`/bank/${run.bankAccountId}`)).text);
    expect(account).toContain(
      `Certain: ${run.reference}, the whole run, 3 payments. The file’s sum, 2 working days later`,
    );
    const form = await ade.get(`/bank/lines/${line}/match`);
    expect(form.text).toMatch(new RegExp(`value="run:${run.id}"[^>]* checked`));
    const answer = await ade.submit(`/bank/lines/${line}/match`, { item: `run:${run.id}` });

    expect(answer).toMatchObject({ status: 303 });
    expect(await statuses(run)).toEqual(['cleared', 'cleared', 'cleared']);
    expect(await cashAt(run.bankAccountId)).toBe(before - 390_050n);
    expect((await house.get(BankLines).byId(line ?? ''))?.matchedWith).toBe(
      `Run ${run.reference}, 3 payments`,
    );
    const again = (by: string): Promise<void> =>
      house.get(Matching).match({ bankLineId: line ?? '', items: [`run:${run.id}`], by });
    await again(adeId); // a second click changes nothing
    await expect(again(beaId)).rejects.toThrow('This line was matched before');
  });

  it('is accepted with the certain ones, and undone whole', async () => {
    const run = await aRunSent(10_000n, 20_000n);
    const [line] = await onStatement(run, debit(-30_000n));
    const { digest, matches } = await house.get(CertainMatches).of(run.bankAccountId);
    expect(matches.map(({ suggestion }) => suggestion.item.key)).toEqual([`run:${run.id}`]);

    await ade.submit(`/bank/${run.bankAccountId}/certain-matches`, { digest });

    expect(await statuses(run)).toEqual(['cleared', 'cleared']);
    const [part] = await house.db.query<{ matchId: string; count: number }[]>(
      `SELECT match_id AS "matchId", count(*)::integer AS count FROM bank_match_part
        WHERE bank_line_id = $1 AND run_id = $2 AND kind = 'payment' GROUP BY 1`,
      [line, run.id],
    );
    expect(part?.count).toBe(2);
    await house.get(Undoing).undo({ matchId: part?.matchId ?? '', by: adeId, reason: 'Not this' });
    expect(await statuses(run)).toEqual(['sent', 'sent']);
  });

  it('accounts for a payment that failed: what is left of the file is offered, and says why', async () => {
    const run = await aRunSent(10_000n, 20_000n, 30_000n);
    await fail(run, 0);
    const [line] = await onStatement(run, debit(-50_000n));

    const page = readable((await ade.get(`/bank/lines/${line}/match`)).text);
    expect(page).toContain(`${run.reference}, 2 of the run’s 3 payments: 1 failed`);
    await ade.submit(`/bank/lines/${line}/match`, { item: `run:${run.id}` });

    expect(await statuses(run)).toEqual(['planned', 'cleared', 'cleared']);
  });

  it('is refused when a payment of it has failed since the page was shown', async () => {
    const run = await aRunSent(10_000n, 20_000n);
    const [line] = await onStatement(run, debit(-30_000n));
    await fail(run, 1);

    const answer = await ade.submit(`/bank/lines/${line}/match`, { item: `run:${run.id}` });

    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain('The line is −£300.00 and this is −£100.00');
    expect(await statuses(run)).toEqual(['sent', 'planned']);
  });

  it('is a suggestion only once the bank has shown a payment of it by itself', async () => {
    const run = await aRunSent(10_000n, 20_000n, 30_000n);
    const own = { on: '2026-11-24', pence: -10_000n, words: 'STITCHERS' };
    const [first, rest] = await onStatement(run, own, debit(-50_000n));
    const items = [`instalment:${run.instalmentIds[0] ?? ''}` as const];
    await house.get(Matching).match({ bankLineId: first ?? '', items, by: adeId });

    const page = readable((await ade.get(`/bank/${run.bankAccountId}`)).text);

    expect(page).toContain(
      `Perhaps: ${run.reference}, 2 of the run’s 3 payments: 1 left by itself.`,
    );
    await ade.submit(`/bank/lines/${rest}/match`, { item: `run:${run.id}` });
    expect(await statuses(run)).toEqual(['cleared', 'cleared', 'cleared']);
  });

  it('is nothing for a line of another account, nor when one payment is left of it', async () => {
    const run = await aRunSent(10_000n, 20_000n);
    const other = await aRunSent(5_000n, 25_000n);
    const [line] = await onStatement(other, debit(-30_000n));

    const answer = await ade.submit(`/bank/lines/${line}/match`, { item: `run:${run.id}` });
    expect(readable(answer.text)).toContain('Choose a receipt or a payment that waits');
    await fail(run, 0);
    const keys = (await house.get(OpenItems).at(run.bankAccountId)).map(({ key }) => key);
    expect(keys).not.toContain(`run:${run.id}`);
    expect(keys).toContain(`instalment:${run.instalmentIds[1] ?? ''}`);
  });

  it('clears once when two people say so at once', async () => {
    const run = await aRunSent(10_000n, 20_000n);
    const [line] = await onStatement(run, debit(-30_000n));
    const bea = await house.as(beaId);

    const answers = await Promise.all(
      [ade, bea].map((each) => each.submit(`/bank/lines/${line}/match`, { item: `run:${run.id}` })),
    );

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await statuses(run)).toEqual(['cleared', 'cleared']);
  });
});

it('leaves a ledger that proves itself', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});
