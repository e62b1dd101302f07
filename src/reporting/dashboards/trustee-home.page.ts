import { formatDate } from '../../kernel/london.js';
import { sumPence } from '../../kernel/pence.js';
import type { CashBalance, FundBalance } from '../../ledger/balances.queries.js';
import type { HomeSection, Waiting } from './home-section.js';
import type { PaymentsWaiting, UnmatchedLines } from './trustee-home.queries.js';

/** What the trustee administrator answers for: the money, the payments on their way, the bank. */
export function trusteeSection(
  funds: readonly FundBalance[],
  cash: readonly CashBalance[],
  payments: PaymentsWaiting,
  unmatched: UnmatchedLines,
): HomeSection {
  return {
    heading: 'Money held in trust',
    figures: [
      { label: 'Cash at bank', pence: sumPence(cash.map(({ pence }) => pence)), href: '/bank' },
      {
        label: 'Available to award',
        pence: sumPence(funds.map((fund) => fund.availablePence)),
        href: '/board',
      },
      {
        label: 'Reserved',
        pence: sumPence(funds.map((fund) => fund.reservedPence)),
        href: '/board',
      },
      {
        label: 'Committed',
        pence: sumPence(funds.map((fund) => fund.committedPence)),
        href: '/board',
        note: 'awarded, not yet paid',
      },
      {
        label: 'In transit',
        pence: sumPence(funds.map((fund) => fund.inTransitPence)),
        href: '/payments',
        note: 'sent, not yet on a bank statement',
      },
    ],
    waiting: [
      ...paymentsWaiting(payments.toPrepare, 'to prepare'),
      ...paymentsWaiting(payments.toApprove, 'to approve'),
      ...paymentsWaiting(payments.toSend, 'to send'),
      ...linesWaiting(unmatched),
    ],
    empty:
      'Nothing waits for you. Payments to prepare, approve and send, and bank lines to match, appear here.',
    links: [
      { text: 'Funds', href: '/funds' },
      { text: 'Payments', href: '/payments' },
      { text: 'Bank statements', href: '/bank' },
    ],
  };
}

function paymentsWaiting(count: number, step: string): Waiting[] {
  if (count === 0) return [];
  return [
    { text: `${count === 1 ? '1 payment' : `${count} payments`} ${step}`, href: '/payments' },
  ];
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
