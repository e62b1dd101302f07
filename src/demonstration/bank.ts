import { randomUUID } from 'node:crypto';
import { BankAccountOpening } from '../funds/bank-account-opening/bank-account-opening.service.js';
import { plainPounds, type Pence } from '../kernel/pence.js';
import type { LondonDate } from '../kernel/london.js';
import { BankLines, type LineOfBank } from '../reconciliation/bank-lines.queries.js';
import { RuleWriting } from '../reconciliation/bank-rules/writing/rule-writing.service.js';
import { MonthPreparation } from '../reconciliation/month/preparation/preparation.service.js';
import { Reconciliations } from '../reconciliation/month/reconciliations.queries.js';
import { Signing } from '../reconciliation/month/signing/signing.service.js';
import { OwnTransfers } from '../reconciliation/own-transfer/own-transfer.service.js';
import { SettingAside } from '../reconciliation/setting-aside/setting-aside.service.js';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { SuspenseQueries } from '../reconciliation/suspense/suspense.queries.js';
import { Suspense } from '../reconciliation/suspense/suspense.service.js';
import { TypedBalances } from '../reconciliation/typed-balance/typed-balances.service.js';
import { staff } from './cast.js';
import type { MoneyInTrust } from './money-in-trust.js';
import type { Stage } from './stage.js';

interface BankLine {
  readonly on: LondonDate;
  readonly type: string;
  readonly words: string;
  readonly pence: Pence;
}

/** What nobody could explain waits in suspense for a fortnight; then the bank says who it was. */
export async function findOutAboutTheGift(stage: Stage, money: MoneyInTrust): Promise<void> {
  const by = await stage.person(staff.trusteeAdministrator);
  for (const line of await stage.get(BankLines).unmatched(money.mainAccount)) {
    const note = 'No reference. Asked the bank who paid it in';
    await stage.get(Suspense).put({ bankLineId: line.id, note, formKey: randomUUID(), by });
  }
  stage.clock.goTo(-156, '10:20');
  for (const { receiptId, pence, description } of await stage.get(SuspenseQueries).all()) {
    await stage.get(Suspense).assign({
      receiptId,
      shares: [{ fundId: money.alliance, pence }],
      reference: description,
      reason: 'The bank: a resident of Greenstead, for the neighbourhoods',
      formKey: randomUUID(),
      by,
    });
  }
}

/** The month of the first statement: prepared by one, signed by another, its books closed. */
export async function signFirstMonth(stage: Stage, first: LondonDate): Promise<void> {
  const month = `${first.slice(0, 7)}-01`;
  const by = await stage.person(staff.trusteeAdministrator);
  await stage.get(MonthPreparation).prepare({ month, nothingLater: true, by });
  const [prepared] = await stage.get(Reconciliations).ofMonth(month);
  if (!prepared) throw new Error('The month was not prepared');
  const another = await stage.person(staff.secondTrusteeAdministrator);
  await stage.get(Signing).sign(prepared.id, another);
}

/** Some of what is not needed yet lies in savings, at a bank whose files say no balance: it is typed. */
export async function keepSavings(stage: Stage, money: MoneyInTrust): Promise<void> {
  const by = await stage.person(staff.trusteeAdministrator);
  const { id: bankAccountId } = await stage
    .get(BankAccountOpening)
    .open({ name: 'Savings account', code: 'savings', ...SAVINGS }, by);
  const [year, month, day] = stage.clock.day(SAVED).split('-');
  const row = ` ,${day}/${month}/${year},${SAVINGS.sortCode} ${SAVINGS.accountNumber},${plainPounds(SAVED_PENCE)},FT,${SAVED_WORDS}`;
  await stage.get(StatementImport).import({
    bankAccountId,
    fileName: `savings-${stage.clock.today()}.csv`,
    bytes: Buffer.from(`Number,Date,Account,Amount,Subcategory,Memo\n${row}\n`),
    by,
  });
  const [came] = await stage.get(BankLines).unmatched(bankAccountId);
  const left = saying(await stage.get(BankLines).unmatched(money.mainAccount), SAVED_WORDS);
  await stage.get(OwnTransfers).pair({
    bankLineId: left.id,
    otherLineId: came?.id ?? '',
    formKey: randomUUID(),
    by,
  });
  await stage.get(TypedBalances).type({
    bankAccountId,
    onDay: stage.clock.day(-2),
    pence: SAVED_PENCE,
    evidence: 'The bank’s own page, the balance at the end of the day',
    by,
  });
}

const SAVINGS = { sortCode: '20-11-43', accountNumber: '70012345' } as const;
const SAVED = -16;
const SAVED_PENCE = 200_000_00n;
const SAVED_WORDS = 'FUNDS IN TRUST SAVINGS';

/** The month in progress: a rule with a line to suggest for, money too long in suspense, a slip of the bank's, one to explain. */
export async function bankOfThisMonth(stage: Stage, money: MoneyInTrust): Promise<void> {
  const by = await stage.person(staff.trusteeAdministrator);
  await stage.get(RuleWriting).write(
    {
      name: 'Account charges',
      bankAccountId: money.mainAccount,
      direction: 'out',
      words: 'ACCOUNT CHARGES',
      leastPence: null,
      mostPence: 20_00n,
      outcome: 'bank-charge',
      fundId: money.county,
      isAutomatic: false,
    },
    by,
  );
  const [yesterday, today] = [stage.clock.day(-2), stage.clock.day(-1)];
  await importLines(stage, money, by, [
    { on: stage.clock.day(-17), type: 'FPI', words: 'R PATEL THANK YOU', pence: 120_00n },
    { on: stage.clock.day(SAVED), type: 'TFR', words: SAVED_WORDS, pence: -SAVED_PENCE },
    { on: yesterday, type: 'PAY', words: 'ACCOUNT CHARGES', pence: -6_50n },
    { on: today, type: 'FPI', words: 'TEST PAYMENT', pence: 1n },
    { on: today, type: 'BGC', words: 'COUNCIL SUNDRY', pence: 310_00n },
  ]);
  const lines = await stage.get(BankLines).unmatched(money.mainAccount);
  await stage.get(Suspense).put({
    bankLineId: saying(lines, 'R PATEL').id,
    note: 'No such name among our funders. Asked the bank',
    formKey: randomUUID(),
    by,
  });
  await stage.get(SettingAside).setAside({
    bankLineId: saying(lines, 'TEST PAYMENT').id,
    state: 'ignored',
    reason: 'A penny that the council sent to try our account number; they take it back tomorrow',
    by,
  });
}

function saying(lines: readonly LineOfBank[], words: string): LineOfBank {
  const line = lines.find(({ description }) => description.includes(words));
  if (!line) throw new Error(`No line says ${words}`);
  return line;
}

/** In the layout of a Lloyds export, from the balance where the last statement ended. */
async function importLines(
  stage: Stage,
  money: MoneyInTrust,
  by: string,
  lines: readonly BankLine[],
): Promise<void> {
  const closing = await stage.idOf(
    `SELECT closing_pence::text AS id FROM bank_statement
      WHERE bank_account_id = $1 AND closing_pence IS NOT NULL ORDER BY to_on DESC LIMIT 1`,
    money.mainAccount,
  );
  let balance = BigInt(closing);
  const rows = lines.map(({ on, type, words, pence }) => {
    balance += pence;
    const [year, month, day] = on.split('-');
    const [debit, credit] = pence < 0n ? [plainPounds(-pence), ''] : ['', plainPounds(pence)];
    return `${day}/${month}/${year},${type},'30-00-00,10203040,"${words}",${debit},${credit},${plainPounds(balance)}`;
  });
  const head =
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
  await stage.get(StatementImport).import({
    bankAccountId: money.mainAccount,
    fileName: `funds-in-trust-${stage.clock.today()}.csv`,
    bytes: Buffer.from([head, ...rows.reverse()].join('\n')),
    by,
  });
}
