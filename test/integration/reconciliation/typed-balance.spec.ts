import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { plainPounds } from '../../../src/kernel/pence.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { Matching } from '../../../src/reconciliation/matching/matching.service.js';
import { Reconciliations } from '../../../src/reconciliation/month/reconciliations.queries.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Answer, type Visitor } from '../../support/visitor.js';
import type { ALine } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

let house: House;
let adeId: string;
let ade: Visitor;
let bea: Visitor;
let account: BankAccount;

/** An account at a bank whose files say no balance: £40,000 came in on 2 November. */
beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-12-03T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  ade = await house.as(adeId);
  bea = await house.as(await house.person('Bea Carter', 'trustee-administrator'));
  account = await anAccount(house, adeId);
  const tranche = { pence: 4_000_000n, on: '2026-11-02', reference: 'TNL0042' };
  const receipt = await aReceipt(house, account, tranche, adeId);
  await importLines({ ...tranche, words: 'TNL0042' });
  const [line] = await house.get(BankLines).unmatched(account.id);
  const items = [`receipt:${receipt.id}` as const];
  await house.get(Matching).match({ bankLineId: line?.id ?? '', items, by: adeId });
}, 60_000);

afterAll(() => house.close());

/** As Barclays exports them. */
async function importLines(...lines: readonly ALine[]): Promise<void> {
  const code = account.sortCode.replaceAll(/(..)(..)(..)/g, '$1-$2-$3');
  const rows = lines.map(({ on, pence, words }) => {
    const [year, month, day] = on.split('-');
    const sum = `${pence < 0n ? '-' : ''}${plainPounds(pence < 0n ? -pence : pence)}`;
    return ` ,${day}/${month}/${year},${code} ${account.accountNumber},${sum},FT,${words}`;
  });
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: `${lines[0]?.on}.csv`,
    bytes: Buffer.from(
      ['Number,Date,Account,Amount,Subcategory,Memo', ...rows.toReversed(), ''].join('\n'),
    ),
    by: adeId,
  });
}

const EVIDENCE = 'The bank’s page, read on 3 December';

function type(day: string, amount: string, more: Record<string, string> = {}): Promise<Answer> {
  const [year = '', month = '', date = ''] = day.split('-');
  return ade.submit(`/bank/${account.id}/balances/new`, {
    'onDay-day': date,
    'onDay-month': month,
    'onDay-year': year,
    amount,
    evidence: EVIDENCE,
    ...more,
  });
}

async function november(): Promise<string> {
  return readable((await ade.get('/reconciliations/2026-11')).text);
}

async function standing(): Promise<object[]> {
  return house.db.query<object[]>(
    `SELECT on_day::text AS "on", pence, withdrawn_because AS because FROM typed_balance ORDER BY typed_at`,
  );
}

it('is asked for where no file says a balance', async () => {
  expect(await november()).toContain(
    `No statement of ${account.name} says a balance: import one that does, or type the balance of the last day`,
  );
  const page = readable((await ade.get(`/bank/${account.id}`)).text);
  expect(page).toContain('The latest statement says no balance.');
});

it('is refused without evidence, and for a day that is not over', async () => {
  const without = await type('2026-11-30', '40,000', { evidence: '' });
  const tooEarly = await type('2026-12-03', '40,000');

  expect(without.status).toBe(422);
  expect(readable(without.text)).toContain('Enter where you read it');
  expect(readable(tooEarly.text)).toContain('3 December 2026 is not over yet');
  expect(await standing()).toEqual([]);
});

it('shows a difference when it is not what the lines come to, and is withdrawn with a reason', async () => {
  await type('2026-11-30', '40,001');
  expect(await november()).toContain('A difference of £1.00');
  const twice = await type('2026-11-30', '40,000');
  expect(readable(twice.text)).toContain('£40,001.00 was typed for that day: withdraw it first');
  const [row] = await house.db.query<{ id: string }[]>('SELECT id FROM typed_balance');
  const address = `/bank/balances/${row?.id ?? ''}/withdrawal`;

  expect((await ade.submit(address, { reason: '' })).status).toBe(422);
  await ade.submit(address, { reason: 'A slip' });

  expect(await standing()).toEqual([{ on: '2026-11-30', pence: '4000100', because: 'A slip' }]);
  await expect(house.db.query('UPDATE typed_balance SET pence = 1')).rejects.toThrow(
    'never changed',
  );
  expect(await november()).toContain(`No statement of ${account.name} says a balance`);
});

it('lets the month be prepared and signed, and is shown as typed on the page and in what is signed', async () => {
  expect(await type('2026-11-30', '40,000')).toMatchObject({ status: 303 });
  const words = `The balance of ${account.name} by the bank, £40,000.00, was typed and not read from a file: by Ade Balogun on 3 December 2026, from: ${EVIDENCE}`;
  const page = readable((await ade.get(`/bank/${account.id}`)).text);
  expect(page).toContain('Balance by the bank, typed for 30 November 2026');
  expect(page).toContain(`Typed by Ade Balogun, from: ${EVIDENCE}`);
  expect(await november()).toContain(words);

  await ade.submit('/reconciliations/2026-11/preparation', { nothingLater: 'yes' });
  const signed = await bea.submit('/reconciliations/2026-11/signature');

  expect(signed.status).toBe(303);
  const [kept] = await house.get(Reconciliations).ofMonth('2026-11-01');
  expect(kept).toMatchObject({
    status: 'signed',
    snapshot: {
      accounts: [
        {
          typed: {
            name: 'Ade Balogun',
            at: expect.stringMatching(/^2026-12-03T10:0/) as string,
            evidence: EVIDENCE,
          },
        },
      ],
    },
  });
  expect(await november()).toContain(words);
  expect((await ade.get('/reconciliations/2026-11/paper.pdf')).status).toBe(200);
});

it('stays once its month is signed, and is asked for again when there are lines since', async () => {
  const [row] = await house.db.query<{ id: string }[]>(
    'SELECT id FROM typed_balance WHERE withdrawn_at IS NULL',
  );
  const address = `/bank/balances/${row?.id ?? ''}/withdrawal`;
  expect((await ade.submit(address, { reason: 'x' })).status).toBe(422);
  house.clock.set('2027-01-05T10:00:00Z');
  ade = await house.as(adeId);
  await importLines({ on: '2026-12-21', pence: -10_00n, words: 'CHARGE' });

  const december = readable((await ade.get('/reconciliations/2026-12')).text);
  expect(december).toContain(
    `${account.name}: the last balance that a statement says is of 30 November 2026, and there are lines since: type the balance of the last day`,
  );
  await type('2026-12-31', '10', { isOverdrawn: 'yes' });
  expect(readable((await ade.get('/reconciliations/2026-12')).text)).toContain(
    'Balance by the bank −£10.00',
  );
});

it('leaves a ledger that proves itself', async () => {
  expect(await house.get(Verification).run()).toMatchObject({ problems: [] });
});
