import { formatDate, formatMonth, type LondonDate } from '../../kernel/london.js';
import { formatPenceExactly, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { workingDaysBetween } from '../../kernel/working-days.js';
import type {
  AccountPosition,
  FundCash,
  OutstandingItem,
  OutstandingLine,
  PaymentOnItsWay,
} from './positions.queries.js';
import type { Snapshot, SnapshotAccount, SnapshotItem } from './snapshot.rules.js';

/** Everything a month's reconciliation is made of, as at its last day. */
export interface MonthFacts {
  /** Its first day and its last. */
  readonly month: LondonDate;
  readonly through: LondonDate;
  readonly accounts: readonly AccountPosition[];
  readonly cash: readonly FundCash[];
  readonly heldPence: Pence;
  readonly notInBook: readonly OutstandingLine[];
  readonly notAtBank: readonly OutstandingItem[];
  readonly inTransit: readonly PaymentOnItsWay[];
}

/**
 * Balance by the bank, plus what the bank does not show yet, less what the cash book does not, less
 * what came from our other accounts, is the cash book; and the cash book is what the funds hold.
 * Differences of several accounts never cancel: their sizes are added.
 */
export function snapshotOf(facts: MonthFacts): Snapshot {
  const accounts = facts.accounts
    .map((account) => accountOf(facts, account))
    .filter(({ statementTo, cashBookPence }) => statementTo !== '' || cashBookPence !== '0');
  const cashBook = sumPence(facts.cash.map(({ pence }) => pence));
  const differences = accounts.map(({ differencePence }) => size(BigInt(differencePence)));
  const apart = size(cashBook - facts.heldPence);
  return {
    month: facts.month,
    through: facts.through,
    accounts,
    funds: fundsOf(facts, accounts),
    inTransit: facts.inTransit.map((payment) => ({
      ...payment,
      pence: payment.pence.toString(),
      workingDays: workingDaysBetween(payment.on, facts.through),
    })),
    statementPence: sumOf(accounts.map(({ statementPence }) => statementPence)),
    cashBookPence: cashBook.toString(),
    fundsPence: facts.heldPence.toString(),
    differencePence: (sumPence(differences) + apart).toString(),
    chainHeads: [],
  };
}

/** Every reason why a month can't be put forward, or signed, as it stands. */
export function refusalsToReconcile(
  facts: MonthFacts,
  today: LondonDate,
  signedThrough: LondonDate | undefined,
  nothingLater: boolean,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const no = (code: string, message: string, field?: string): void => {
    refusals.push(field === undefined ? { code, message } : { code, message, field });
  };
  if (facts.through >= today) no('month-not-over', `${formatMonth(facts.month)} is not over yet`);
  if (signedThrough !== undefined && facts.through <= signedThrough) {
    no('month-signed', `${formatMonth(facts.month)} is signed, or a later month is`);
  }
  const snapshot = snapshotOf(facts);
  for (const account of facts.accounts) {
    const isUsed = snapshot.accounts.some(
      ({ bankAccountId }) => bankAccountId === account.bankAccountId,
    );
    if (isUsed && account.statementPence === null) {
      no(
        'no-balance',
        `No statement of ${account.name} says a balance: import one that does, or type the balance of the last day`,
      );
    }
    if (isUsed && isBalanceTooOld(account)) {
      no(
        'balance-too-old',
        `${account.name}: the last balance that a statement says is of ${formatDate(account.balanceOn ?? '')}, and there are lines since: type the balance of the last day`,
      );
    }
    const waiting = facts.notInBook.filter(
      ({ bankAccountId, state }) =>
        bankAccountId === account.bankAccountId &&
        (state === 'pending' || state === 'part-matched'),
    ).length;
    if (waiting > 0) {
      const lines = waiting === 1 ? '1 line waits' : `${waiting} lines wait`;
      no('lines-wait', `${account.name}: ${lines} to be matched, set aside or put in suspense`);
    }
  }
  if (endsEarly(facts).length > 0 && !nothingLater) {
    no(
      'statement-ends-early',
      `Import the statement to the end of the month, or say that there was nothing later: ${endsEarly(facts).join(', ')}`,
      'nothingLater',
    );
  }
  if (snapshot.differencePence !== '0') {
    no(
      'difference',
      `There is a difference of ${formatPenceExactly(BigInt(snapshot.differencePence))}`,
    );
  }
  return refusals;
}

/** Statements without a balance came after the last that has one: nothing says that their lines are all. */
function isBalanceTooOld({ balanceOn, statementTo }: AccountPosition): boolean {
  return balanceOn !== null && statementTo !== null && balanceOn < statementTo;
}

/** Names of the accounts whose statements end before the month does. */
export function endsEarly({ accounts, through }: MonthFacts): readonly string[] {
  return accounts
    .filter(({ statementTo }) => statementTo !== null && statementTo < through)
    .map(({ name }) => name);
}

function accountOf(facts: MonthFacts, account: AccountPosition): SnapshotAccount {
  const isHere = ({ bankAccountId }: { readonly bankAccountId: string }): boolean =>
    bankAccountId === account.bankAccountId;
  const notAtBank = facts.notAtBank.filter(isHere);
  const notInBook = facts.notInBook.filter(isHere);
  const cashBookPence = sumPence(facts.cash.filter(isHere).map(({ pence }) => pence));
  const statementPence = account.statementPence ?? 0n;
  const adjusted =
    statementPence +
    sumPence(notAtBank.map(({ pence }) => pence)) -
    sumPence(notInBook.map(({ pence }) => pence)) -
    account.ownTransfersPence;
  return {
    bankAccountId: account.bankAccountId,
    name: account.name,
    statementTo: account.statementTo ?? '',
    statementPence: statementPence.toString(),
    typed: account.typed,
    notAtBank: notAtBank.map(itemOf),
    notInBook: notInBook.map(itemOf),
    ownTransfersPence: account.ownTransfersPence.toString(),
    cashBookPence: cashBookPence.toString(),
    differencePence: (adjusted - cashBookPence).toString(),
  };
}

function fundsOf(facts: MonthFacts, accounts: readonly SnapshotAccount[]): Snapshot['funds'] {
  const funds = new Map(facts.cash.map(({ fundId, code, name }) => [fundId, { code, name }]));
  return [...funds].map(([fundId, { code, name }]) => {
    const own = facts.cash.filter((cash) => cash.fundId === fundId);
    const at = (id: string): Pence =>
      sumPence(own.filter(({ bankAccountId }) => bankAccountId === id).map(({ pence }) => pence));
    return {
      fundId,
      code,
      name,
      pence: sumPence(own.map(({ pence }) => pence)).toString(),
      byAccount: accounts.map(({ bankAccountId }) => at(bankAccountId).toString()),
    };
  });
}

function itemOf({ on, what, why, pence }: OutstandingItem): SnapshotItem {
  return { on, what, why, pence: pence.toString() };
}

function sumOf(texts: readonly string[]): string {
  return sumPence(texts.map(BigInt)).toString();
}

function size(pence: Pence): Pence {
  return pence < 0n ? -pence : pence;
}
