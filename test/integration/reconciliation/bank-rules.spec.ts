import { randomUUID } from 'node:crypto';
import type { BankAccount } from '../../../src/funds/bank-account.entity.js';
import { Balances } from '../../../src/ledger/balances.queries.js';
import { BankLines } from '../../../src/reconciliation/bank-lines.queries.js';
import { RuleActing } from '../../../src/reconciliation/bank-rules/acting/rule-acting.service.js';
import { BankRules } from '../../../src/reconciliation/bank-rules/bank-rules.queries.js';
import { StatementImport } from '../../../src/reconciliation/statement-import/statement-import.service.js';
import { openHouse, type House } from '../../support/house.js';
import { readable, type Visitor } from '../../support/visitor.js';
import { aStatement, type ALine } from './a-statement.js';
import { aReceipt, anAccount } from './an-account.js';

let house: House;
let adeId: string;
let ade: Visitor;
let account: BankAccount;
let fundId: string;

beforeAll(async () => {
  house = await openHouse({ startsAt: '2026-11-23T10:00:00Z' });
  adeId = await house.person('Ade Balogun', 'trustee-administrator');
  ade = await house.as(adeId);
  account = await anAccount(house, adeId);
  const held = {
    pence: 100_000n,
    on: '2026-11-01',
    reference: 'a',
    kind: 'opening-balance',
  } as const;
  ({ fundId } = await aReceipt(house, account, held, adeId));
}, 60_000);

afterAll(() => house.close());

const CHARGE: ALine = { on: '2026-11-03', pence: -600n, words: 'ACCOUNT CHARGES OCT' };

let files = 0;
async function onStatement(...lines: readonly ALine[]): Promise<void> {
  files += 1;
  await house.get(StatementImport).import({
    bankAccountId: account.id,
    fileName: `${files}.csv`,
    bytes: aStatement(account, lines),
    by: adeId,
  });
}

const charges = (): Record<string, string> => ({
  name: 'Charges',
  direction: 'out',
  words: 'account charges',
  least: '',
  most: '10',
  bankAccountId: '',
  outcome: 'bank-charge',
  fundId,
  isAutomatic: '',
});

async function standing(): Promise<string[]> {
  const rows = await house.db.query<{ state: string }[]>(
    'SELECT state FROM bank_line_standing ORDER BY booked_on, bank_line_id',
  );
  return rows.map(({ state }) => state);
}

async function matchedBy(words: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [row] = await house.db.query<{ how: string }[]>(
      `SELECT m.how FROM bank_match m JOIN bank_match_part p ON p.match_id = m.id
         JOIN bank_line l ON l.id = p.bank_line_id WHERE l.description = $1`,
      [words],
    );
    if (row) return row.how;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  return 'nobody';
}

it('tries a rule on the past before it is kept, and says what is wrong with it', async () => {
  await onStatement(CHARGE, { ...CHARGE, on: '2026-11-04', pence: -1_100n });

  const wrong = await ade.get(
    `/bank/rules/new?${new URLSearchParams({ ...charges(), words: 'a' })}`,
  );
  expect(readable(wrong.text)).toContain('The words must have at least three letters or digits');
  const tried = await ade.get(`/bank/rules/new?${new URLSearchParams(charges())}`);

  expect(readable(tried.text)).toContain('It would have matched 1 line');
  expect(readable(tried.text)).toContain('ACCOUNT CHARGES OCT −£6.00 Not matched yet');
  expect(await house.get(BankRules).live()).toEqual([]);
});

it('keeps the rule that was tried, suggests by it, and does as it says when somebody agrees', async () => {
  const path = `/bank/rules/new?${new URLSearchParams(charges())}`;
  const saved = await ade.submit(path, {});
  expect(saved).toMatchObject({ status: 303, location: '/bank/rules' });
  const line = (await house.get(BankLines).unmatched(account.id))[0];

  const page = readable((await ade.get(`/bank/lines/${line?.id ?? ''}/match`)).text);
  expect(page).toContain('The rule “Charges” says: a bank charge on Fund for account');
  await ade.submit(`/bank/lines/${line?.id ?? ''}/rule`);

  expect(await standing()).toEqual(['matched', 'pending']);
  expect(await house.get(Balances).ofFund(fundId)).toMatchObject({ chargedPence: 600n });
  expect(readable((await ade.get('/bank/rules')).text)).toMatch(
    /Charges .* up to £10 .* 1 Try|Charges .* up to £10/,
  );
  const again = await ade.get(
    `/bank/rules/new?${new URLSearchParams({ ...charges(), outcome: 'ignored', fundId: '' })}`,
  );
  expect(readable(again.text)).toContain(
    'It would have matched 1 line, 1 of them otherwise than you did',
  );
});

it('acts by itself on what is imported, when it is automatic and nothing recorded explains the line', async () => {
  const interest = {
    ...charges(),
    name: 'Interest',
    direction: 'in',
    words: 'gross*interest',
    most: '',
    outcome: 'interest',
    isAutomatic: 'yes',
  };
  await ade.submit(`/bank/rules/new?${new URLSearchParams(interest)}`, {});
  await aReceipt(house, account, { pence: 700n, on: '2026-11-05', reference: 'INT' }, adeId);

  await onStatement(
    { on: '2026-11-05', pence: 123n, words: 'GROSS DEPOSIT INTEREST' },
    { on: '2026-11-05', pence: 700n, words: 'GROSS RATE INTEREST' },
  );

  expect(await matchedBy('GROSS DEPOSIT INTEREST')).toBe('rule');
  await house.get(RuleActing).actByItself(account.id); // a job may come twice
  expect(await house.get(Balances).ofFund(fundId)).toMatchObject({ interestPence: 123n });
  const left = await house.get(BankLines).unmatched(account.id);
  expect(left.map(({ description }) => description)).toContain('GROSS RATE INTEREST');
});

it('is brought forward and retired', async () => {
  const [first, second] = await house.get(BankRules).live();

  await ade.submit(`/bank/rules/${second?.id ?? ''}/place`);
  expect((await house.get(BankRules).live()).map(({ id }) => id)).toEqual([second?.id, first?.id]);
  await ade.submit(`/bank/rules/${second?.id ?? ''}/retirement`);
  expect((await house.get(BankRules).live()).map(({ id }) => id)).toEqual([first?.id]);
  expect((await ade.get(`/bank/rules/${randomUUID()}/place`)).status).toBe(404);
});
