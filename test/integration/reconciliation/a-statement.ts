import type { LondonDate } from '../../../src/kernel/london.js';
import { plainPounds, type Pence } from '../../../src/kernel/pence.js';

export interface ALine {
  readonly on: LondonDate;
  /** Into the account is positive. */
  readonly pence: Pence;
  readonly words: string;
}

export interface AnAccount {
  readonly sortCode: string;
  readonly accountNumber: string;
}

const HEADER =
  'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance,';

/** A statement as Lloyds exports them: the newest line first, a running balance that follows from `opening`. */
export function aStatement(
  account: AnAccount,
  lines: readonly ALine[],
  opening: Pence = 0n,
): Buffer {
  let balance = opening;
  const rows = lines.map(({ on, pence, words }) => {
    balance += pence;
    const [year = '', month = '', day = ''] = on.split('-');
    const amount = plainPounds(pence < 0n ? -pence : pence);
    return [
      `${day}/${month}/${year}`,
      pence < 0n ? 'FPO' : 'FPI',
      `'${account.sortCode}`,
      account.accountNumber,
      words,
      ...(pence < 0n ? [amount, ''] : ['', amount]),
      plainPounds(balance),
    ].join(',');
  });
  return Buffer.from([HEADER, ...rows.toReversed(), ''].join('\n'));
}
