import { randomUUID } from 'node:crypto';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { MonthPreparation } from '../../../src/reconciliation/month/preparation/preparation.service.js';
import { Reconciliations } from '../../../src/reconciliation/month/reconciliations.queries.js';
import { Signing } from '../../../src/reconciliation/month/signing/signing.service.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import {
  StatementImport,
  type ImportedStatement,
} from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { Suspense } from '../../../src/reconciliation/suspense/suspense.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { aPaymentSent, type APayment } from './a-payment.js';
import { aStatement, type ALine } from './a-statement.js';

let house: House;
let adeId: string;
let beaId: string;
let ade: Visitor;
let payment: APayment;
let account: BankAccount;

/** Sent on Tuesday 29 September 2026; £100,000 came in before. The days go on from there. */
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-09-29T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  beaId = await house.person('Bea Carter', 'trustee-administrator');
  payment = await aPaymentSent(house, 240_000n, adeId, beaId);
  account = payment.account;
}, 60_000);

afterAll(() => house.close());

const TRANCHE: ALine = { on: '2026-09-30', pence: 10_000_000n, words: 'LOTTERY TNL0042' };

function importLines(lines: readonly ALine[], opening: bigint): Promise<ImportedStatement> {
  return house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: `${lines[0]?.on}.csv`,
    bytes: aStatement(account, lines, opening),
    by: adeId,
  });
}

async function on(day: string): Promise<void> {
  house.clock.set(`${day}T10:00:00Z`);
  ade = await house.as(adeId);
}

async function read(address: string): Promise<string> {
  return readable((await ade.get(address)).text);
}

async function lineSaying(words: string): Promise<string> {
  const lines = await house.get(BankLines).unmatched(account.id);
  return lines.find(({ description }) => description === words)?.id ?? '';
}

async function signed(month: string): Promise<void> {
  await house.get(MonthPreparation).prepare({ month, nothingLater: true, by: adeId });
  const kept = await house.get(Reconciliations).ofMonth(month);
  await house.get(Signing).sign(kept[0]?.id ?? '', beaId);
}

it('warns of a payment on the fourth working day, at home and on the account’s page', async () => {
  await importLines([TRANCHE], 0n);
  await on('2026-10-02');
  expect(await read('/home')).not.toContain('in transit for more than');

  await on('2026-10-05');

  const warning = `1 payment from ${account.name} in transit for more than 3 working days, the first since 29 September 2026: ask the bank`;
  expect(await read('/home')).toContain(warning);
  expect(await read(`/bank/${account.id}`)).toContain(warning);
});

it('warns of an old statement', async () => {
  await on('2026-10-10');
  expect(await read('/home')).not.toContain('The latest statement');

  await on('2026-10-11');

  const warning = `The latest statement of ${account.name} ends on 30 September 2026, 11 days ago: import the next`;
  expect(await read('/home')).toContain(warning);
  expect(await read(`/bank/${account.id}`)).toContain(warning);
});

it('warns of money in suspense after a fortnight', async () => {
  await importLines([{ on: '2026-10-05', pence: 25_00n, words: 'WELL DONE' }], 10_000_000n);
  await house.get(Suspense).put({
    bankLineId: await lineSaying('WELL DONE'),
    note: 'Asked the bank',
    formKey: randomUUID(),
    by: adeId,
  });
  await on('2026-10-19');
  expect(await read('/home')).not.toContain('in suspense for more than');

  await on('2026-10-20');

  const warning = `1 sum at ${account.name} in suspense for more than 14 days, the first since 5 October 2026: ask who paid it`;
  expect(await read('/home')).toContain(warning);
  expect(await read(`/bank/${account.id}`)).toContain(warning);
});

it('warns of a statement that is missing until it comes, and not of quiet days', async () => {
  await importLines([{ on: '2026-10-20', pence: -1_00n, words: 'CHARGE' }], 10_001_500n);
  const warning = `No statement of ${account.name} from 6 October 2026 to 19 October 2026: the one before ends with £100,025.00, the next begins with £100,015.00`;
  expect(await read('/home')).toContain(warning);
  expect(await read('/reconciliations/2026-09')).not.toContain('No statement of');

  await importLines([{ on: '2026-10-12', pence: -10_00n, words: 'CHARGE' }], 10_002_500n);

  expect(await read(`/bank/${account.id}`)).not.toContain('No statement of');
});

it('says on the page of an open month what its signer should ask about', async () => {
  await on('2026-11-03');

  const page = await read('/reconciliations/2026-10');

  expect(page).toContain('1 payment was in transit for more than 3 working days on the last day');
  expect(page).toContain('in suspense for more than 14 days, the first since 5 October 2026');
  expect(page).toContain(`The statements of ${account.name} end before the month does`);
  expect(await read('/reconciliations/2026-09')).not.toContain('To look into');
});

describe('lines that come in after their month was signed', () => {
  it('are said at the import, and on the account’s page, the month’s and at home', async () => {
    const [receipt] = await house.db.query<{ id: string }[]>(
      `SELECT id FROM receipt WHERE amount_pence = 10000000`,
    );
    await house.get(Matching).match({
      bankLineId: await lineSaying(TRANCHE.words),
      items: [`receipt:${receipt?.id ?? ''}`],
      by: adeId,
    });
    await signed('2026-09-01');
    const before = await house.get(Reconciliations).ofMonth('2026-09-01');
    await on('2026-11-04');
    const late: readonly ALine[] = [
      { on: '2026-09-30', pence: -240_000n, words: payment.reference },
      { on: '2026-11-03', pence: -2_00n, words: 'CHARGE' },
    ];

    const looked = await ade.upload(
      `/bank/${account.id}/statements/new`,
      'late.csv',
      aStatement(account, late, 10_001_400n),
    );
    const sentence =
      '1 of the new lines is of a month that is signed, up to 30 September 2026. It keeps its day by the bank; what it is counts for 1 October 2026, the first open day.';
    expect(await read(looked.location ?? '')).toContain(sentence);
    const answer = await ade.submit(looked.location ?? '');
    expect(readable((await ade.follow(answer)).text)).toContain(sentence);

    const warning = `1 line of September 2026 at ${account.name} came in after the month was signed: 1 to explain, posted on 1 October 2026, the first open day`;
    expect(await read('/home')).toContain(warning);
    expect(await read(`/bank/${account.id}`)).toContain(warning);
    const month = await read('/reconciliations/2026-09');
    expect(month).toContain('Lines that came in after days of it were signed');
    expect(month).toMatch(/30 September 2026 .* −£2,400.00 .* To match/);
    expect(await house.get(Reconciliations).ofMonth('2026-09-01')).toEqual(before);
  });

  it('are posted on the first open day, and the signed figures stay', async () => {
    const before = await house.get(Reconciliations).ofMonth('2026-09-01');
    const bankLineId = await lineSaying(payment.reference);
    await house.get(Matching).match({ bankLineId, items: [`instalment:${payment.id}`], by: adeId });

    const [row] = await house.db.query<{ on: string }[]>(
      'SELECT cleared_on::text AS "on" FROM instalment WHERE id = $1',
      [payment.id],
    );
    expect(row?.on).toBe('2026-10-01');
    expect(await house.get(Reconciliations).ofMonth('2026-09-01')).toEqual(before);
    expect(await read('/home')).not.toContain('came in after the month was signed');
    expect(await read(`/bank/${account.id}`)).toContain(
      'came in after the month was signed: all explained',
    );
    expect(await read('/reconciliations/2026-09')).toContain(`${payment.reference} to Stanway`);
  });
});

it('leaves a ledger that proves itself', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});
