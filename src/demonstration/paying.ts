import { plainPounds, type Pence } from '../kernel/pence.js';
import { Approval } from '../payments/approval/approval.service.js';
import { Instalments, type InstalmentSummary } from '../payments/instalments.queries.js';
import { Preparation } from '../payments/preparation/preparation.service.js';
import { Sending } from '../payments/sending/sending.service.js';
import { BankLines } from '../reconciliation/bank-lines.queries.js';
import { Matching } from '../reconciliation/matching/matching.service.js';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { staff } from './cast.js';
import {
  OPENING_PENCE,
  TRANCHE_PENCE,
  TRANCHE_REFERENCE,
  type MoneyInTrust,
} from './money-in-trust.js';
import type { Stage } from './stage.js';

/** What nobody has found out about yet, so that there is a line to look into. */
const UNEXPLAINED = 'WELL DONE FROM A NEIGHBOUR';

/** How far one instalment gets in the story. */
type Step = 'prepared' | 'approved' | 'sent';

/** Takes the first instalment of an award as far as this. One prepares, another approves. */
export async function pay(stage: Stage, awardId: string, upTo: Step): Promise<InstalmentSummary> {
  const [first] = await stage.get(Instalments).ofAward(awardId);
  if (!first) throw new Error('The award has no instalments');
  const one = await stage.person(staff.trusteeAdministrator);
  const another = await stage.person(staff.secondTrusteeAdministrator);
  await stage.get(Preparation).prepare(first.id, one);
  if (upTo === 'prepared') return first;
  await stage.get(Approval).approve(first.id, another);
  if (upTo === 'sent') await stage.get(Sending).send(first.id, one);
  return first;
}

/** The bank's export of the day: the tranche in, these payments out, imported and matched; and one line unexplained. */
export async function reconcileMonth(
  stage: Stage,
  money: MoneyInTrust,
  paid: readonly InstalmentSummary[],
): Promise<void> {
  const by = await stage.person(staff.trusteeAdministrator);
  await stage.get(StatementImport).import({
    bankAccountId: money.mainAccount,
    fileName: `funds-in-trust-${stage.clock.today()}.csv`,
    bytes: Buffer.from(statementOf(stage, paid)),
    by,
  });
  const lines = await stage.get(BankLines).unmatched(money.mainAccount);
  for (const line of lines) {
    const instalment = paid.find(({ reference }) => line.description.includes(reference));
    if (line.description === UNEXPLAINED) continue;
    const item = instalment
      ? (`instalment:${instalment.id}` as const)
      : (`receipt:${await receiptOf(stage, line.amountPence)}` as const);
    await stage.get(Matching).match({ bankLineId: line.id, items: [item], by });
  }
}

/** In the layout of a Lloyds export: the newest first, the balance after each line. */
function statementOf(stage: Stage, paid: readonly InstalmentSummary[]): string {
  const movements = [
    { type: 'FPI', words: TRANCHE_REFERENCE, pence: TRANCHE_PENCE },
    ...paid.map((each) => ({
      type: 'FPO',
      words: `${each.organisationName.toUpperCase()} ${each.reference}`,
      pence: -each.amountPence,
    })),
    { type: 'FPI', words: UNEXPLAINED, pence: 25_00n },
  ];
  const [year, month, day] = stage.clock.today().split('-');
  let balance = OPENING_PENCE;
  const rows = movements.map(({ type, words, pence }) => {
    balance += pence;
    const [debit, credit] = pence < 0n ? [plainPounds(-pence), ''] : ['', plainPounds(pence)];
    return `${day}/${month}/${year},${type},'30-00-00,10203040,"${words}",${debit},${credit},${plainPounds(balance)}`;
  });
  const head =
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';
  return [head, ...rows.reverse()].join('\n');
}

function receiptOf(stage: Stage, amountPence: Pence): Promise<string> {
  return stage.idOf('SELECT id FROM receipt WHERE amount_pence = $1', amountPence.toString());
}
