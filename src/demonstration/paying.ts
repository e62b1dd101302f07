import { plainPounds, sumPence, type Pence } from '../kernel/pence.js';
import { Approval } from '../payments/approval/approval.service.js';
import { Failure } from '../payments/failure/failure.service.js';
import { Instalments, type InstalmentSummary } from '../payments/instalments.queries.js';
import { LimitSetting } from '../payments/limits/limit-setting.service.js';
import { RunPreparation } from '../payments/preparation/run-preparation.service.js';
import { Release } from '../payments/release/release.service.js';
import { PaymentRuns } from '../payments/runs/payment-runs.queries.js';
import { RunSending } from '../payments/sending/run-sending.service.js';
import { OneTimeCodes } from '../people/second-factor/one-time-codes.service.js';
import { SecondFactorsQueries } from '../people/second-factor/second-factors.queries.js';
import { BankLines } from '../reconciliation/bank-lines.queries.js';
import { Matching } from '../reconciliation/matching/matching.service.js';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { checkAccount } from './accounts.js';
import { staff, type Player } from './cast.js';
import {
  OPENING_PENCE,
  TRANCHE_PENCE,
  TRANCHE_REFERENCE,
  type MoneyInTrust,
} from './money-in-trust.js';
import type { Stage } from './stage.js';

/** What nobody has found out about yet, so that there is a line to look into. */
const UNEXPLAINED = 'WELL DONE FROM A NEIGHBOUR';
/** How this bank words a file of payments that it shows as one line. */
const FILE = 'BULK PAYMENT';

/** How far a run gets in the story. */
type Step = 'prepared' | 'sent';

/**
 * From which sums on a third person is needed: the first run of the Hyperlocal Fund is above its limit.
 * The lottery's fund has no limit, and always needs one.
 */
export async function setLimits(stage: Stage, money: MoneyInTrust): Promise<void> {
  const by = await stage.person(staff.trusteeAdministrator);
  const limits = stage.get(LimitSetting);
  await limits.set({ fundId: money.alliance, itemPence: 5_000_00n, runPence: 5_000_00n, by });
  await limits.set({ fundId: money.county, itemPence: 10_000_00n, runPence: 25_000_00n, by });
}

/**
 * Takes the first instalments of these awards as far as this, in one run. Accounts are checked by two
 * people first; one prepares the run, another approves it, a third releases it where the sums ask for one.
 */
export async function pay(
  stage: Stage,
  money: MoneyInTrust,
  awardIds: readonly string[],
  upTo: Step,
): Promise<readonly InstalmentSummary[]> {
  const firsts: InstalmentSummary[] = [];
  for (const awardId of awardIds) {
    const [first] = await stage.get(Instalments).ofAward(awardId);
    if (!first) throw new Error('The award has no instalments');
    await checkAccount(stage, first.organisationId);
    firsts.push(first);
  }
  const by = await stage.person(staff.trusteeAdministrator);
  const { runId } = await stage.get(RunPreparation).prepare({
    bankAccountId: money.mainAccount,
    instalmentIds: firsts.map(({ id }) => id),
    by,
  });
  if (upTo === 'prepared') return firsts;
  const approver = staff.secondTrusteeAdministrator;
  const code = await codeOf(stage, approver);
  await stage.get(Approval).approve({ runId, code, by: await stage.person(approver) });
  const { needsRelease } = (await stage.get(PaymentRuns).byId(runId)) ?? {};
  if (needsRelease === true) {
    const third = staff.thirdTrusteeAdministrator;
    await stage.get(Release).release({
      ...{ runId, code: await codeOf(stage, third) },
      by: await stage.person(third),
    });
  }
  await stage.get(RunSending).send({
    runId,
    layout: 'lloyds',
    ownName: 'One Colchester',
    serviceUserNumber: '',
    by,
  });
  return firsts;
}

/** The bank says that a payment never left: its organisation is told, and it is paid again. */
export async function failAtTheBank(
  stage: Stage,
  { id: instalmentId, attempt }: InstalmentSummary,
  reason: string,
): Promise<void> {
  const by = await stage.person(staff.secondTrusteeAdministrator);
  await stage.get(Failure).record({ instalmentId, attempt, reason, by });
}

/** What the app of a player shows at this moment of the story. */
async function codeOf(stage: Stage, { email }: Player): Promise<string> {
  const enrolled = await stage.get(SecondFactorsQueries).all();
  const own = enrolled.find((each) => each.email === email);
  if (!own) throw new Error(`${email} has no authenticator`);
  return stage.get(OneTimeCodes).current(own.secret);
}

/** The bank's export of the day: the tranche in, the run out as one debit, imported and matched; and one line unexplained. */
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
    if (line.description === UNEXPLAINED) continue;
    const item = line.description.startsWith(FILE)
      ? (`run:${await runOf(stage, paid)}` as const)
      : (`receipt:${await receiptOf(stage, line.amountPence)}` as const);
    await stage.get(Matching).match({ bankLineId: line.id, items: [item], by });
  }
}

/** In the layout of a Lloyds export: the newest first, the balance after each line. */
function statementOf(stage: Stage, paid: readonly InstalmentSummary[]): string {
  const movements = [
    { type: 'FPI', words: TRANCHE_REFERENCE, pence: TRANCHE_PENCE },
    { type: 'BP', words: FILE, pence: -sumPence(paid.map(({ amountPence }) => amountPence)) },
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

function runOf(stage: Stage, [payment]: readonly InstalmentSummary[]): Promise<string> {
  return stage.idOf(
    `SELECT run_id AS id FROM payment_run_item WHERE instalment_id = $1 AND status = 'sent'`,
    payment?.id ?? '',
  );
}

function receiptOf(stage: Stage, amountPence: Pence): Promise<string> {
  return stage.idOf('SELECT id FROM receipt WHERE amount_pence = $1', amountPence.toString());
}
