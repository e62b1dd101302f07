import type { Fund } from '../../funds/fund.entity.js';
import { isSuspense } from '../../funds/suspense.rules.js';
import { formatDate, formatMonth, type LondonDate } from '../../kernel/london.js';
import { formatPence, sumPence } from '../../kernel/pence.js';
import type { CashBalance, FundBalance } from '../../ledger/balances.queries.js';
import type { FinishedVerification } from '../proof/last-verification.queries.js';
import { verificationInWords } from '../proof/verification-in-words.rules.js';
import type { Figure, HomeSection, Table, Waiting } from './home-section.js';
import type { PaymentsWaiting, UnmatchedLines } from './trustee-home.queries.js';

/** What the trustee administrator answers for: the money, the payments on their way, the bank. */
export function trusteeSection(
  all: readonly Fund[],
  balances: readonly FundBalance[],
  cash: readonly CashBalance[],
  payments: PaymentsWaiting,
  unmatched: UnmatchedLines,
  verified: FinishedVerification | undefined,
): HomeSection {
  const funds = all.filter((fund) => !isSuspense(fund));
  const own = balances.filter((balance) => !isSuspense(balance));
  return {
    heading: 'Money held in trust',
    notice: {
      text: verificationInWords(verified),
      href: '/proof',
      isWrong: verified !== undefined && verified.problems.length > 0,
    },
    figures: [
      { label: 'Cash at bank', pence: sumPence(cash.map(({ pence }) => pence)), href: '/bank' },
      {
        label: 'Available to award',
        pence: sumPence(own.map((fund) => fund.availablePence)),
        href: '/board#funds',
      },
      {
        label: 'Reserved',
        pence: sumPence(balances.map((fund) => fund.reservedPence)),
        href: '/board#funds',
      },
      {
        label: 'Committed',
        pence: sumPence(balances.map((fund) => fund.committedPence)),
        href: '/board#funds',
        note: 'awarded, not yet paid',
      },
      {
        label: 'In transit',
        pence: sumPence(balances.map((fund) => fund.inTransitPence)),
        href: '/payments#in-transit',
        note: 'sent, not yet on a bank statement',
      },
      ...inSuspense(balances.filter(isSuspense)),
    ],
    waiting: [
      ...payments.refusalsToConfirm.map(({ awardId, reference }) => ({
        text: `Confirm that ${reference} is not paid, or take that back`,
        href: `/awards/${awardId}/refusal/confirmation`,
      })),
      ...payments.endingsToConfirm.map(({ awardId, reference }) => ({
        text: `Confirm that ${reference} ends early, or take that back`,
        href: `/awards/${awardId}/ending/confirmation`,
      })),
      ...counted(
        payments.accountsToCheck,
        'bank account',
        'bank accounts',
        'check',
        '/bank-details',
      ),
      ...counted(payments.toPrepare, 'payment', 'payments', 'prepare', '/payment-runs/new'),
      ...counted(payments.toApprove, 'payment run', 'payment runs', 'approve', '/payments#approve'),
      ...counted(payments.toRelease, 'payment run', 'payment runs', 'release', '/payments#release'),
      ...counted(payments.toSend, 'payment run', 'payment runs', 'send', '/payments#send'),
      ...linesWaiting(unmatched),
      ...monthsWaiting(payments),
    ],
    empty:
      'Nothing waits for you. Accounts to check, payments to prepare, approve and send, and bank lines to match, appear here.',
    table: fundsTable(funds, balances, cash),
    links: [
      { text: 'Record a receipt, or open a fund', href: '/funds' },
      { text: 'Every payment under way', href: '/payments' },
      { text: 'Import a bank statement', href: '/bank' },
    ],
  };
}

/** At the bank and nobody's yet: not there to be awarded. */
function inSuspense(balances: readonly FundBalance[]): Figure[] {
  const pence = sumPence(balances.map((balance) => balance.availablePence));
  return pence === 0n
    ? []
    : [
        {
          label: 'In suspense',
          pence,
          href: '/bank/suspense',
          note: 'nobody knows yet whose it is',
        },
      ];
}

/** Months that somebody else put forward, and the first that nobody has. */
function monthsWaiting({ monthsToSign, monthToPrepare }: PaymentsWaiting): Waiting[] {
  const waiting = (month: LondonDate, act: string): Waiting => ({
    text: `The reconciliation of ${formatMonth(month)} to ${act}`,
    href: `/reconciliations/${month.slice(0, 7)}`,
  });
  return [
    ...monthsToSign.map((month) => waiting(month, 'sign')),
    ...(monthToPrepare === null ? [] : [waiting(monthToPrepare, 'prepare')]),
  ];
}

/** The sums above, fund by fund; each opens the statement it is read from. */
function fundsTable(
  funds: readonly Fund[],
  balances: readonly FundBalance[],
  cash: readonly CashBalance[],
): Table {
  return {
    caption: funds.length === 1 ? '1 fund' : `${funds.length} funds`,
    head: [
      { text: 'Fund' },
      { text: 'Spend by' },
      { text: 'At the bank', numeric: true },
      { text: 'Available', numeric: true },
      { text: 'Reserved', numeric: true },
      { text: 'Committed', numeric: true },
      { text: 'In transit', numeric: true },
    ],
    rows: funds.map(({ id, name, spendBy }) => {
      const balance = balances.find(({ fundId }) => fundId === id);
      const sums = [
        sumPence(cash.filter(({ fundId }) => fundId === id).map(({ pence }) => pence)),
        balance?.availablePence ?? 0n,
        balance?.reservedPence ?? 0n,
        balance?.committedPence ?? 0n,
        balance?.inTransitPence ?? 0n,
      ];
      return [
        { text: name, href: `/funds/${id}` },
        { text: formatDate(spendBy) },
        ...sums.map((pence) => ({ text: formatPence(pence), href: `/funds/${id}/statement` })),
      ];
    }),
    empty: 'No fund is open yet. Open one to record what a funder sends.',
  };
}

function counted(count: number, one: string, many: string, act: string, href: string): Waiting[] {
  if (count === 0) return [];
  return [{ text: `${count === 1 ? `1 ${one}` : `${count} ${many}`} to ${act}`, href }];
}

function linesWaiting({ count, oldest }: UnmatchedLines): Waiting[] {
  if (count === 0) return [];
  return [
    {
      text: `${count === 1 ? '1 line' : `${count} lines`} of the bank’s to match`,
      href: '/bank',
      ...(oldest !== null && { when: `the oldest of ${formatDate(oldest)}` }),
    },
  ];
}
