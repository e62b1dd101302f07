import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { addWorkingDays, nextWorkingDay } from '../../kernel/working-days.js';
import { BANKLINE, BARCLAYS, csvFile, LLOYDS, PLAIN } from './csv-layouts.rules.js';
import type { FileFacts } from './file-facts.rules.js';
import { standard18 } from './standard-18.rules.js';

/** How payments are told to a bank. */
export interface FileLayout {
  readonly name: string;
  readonly hint: string;
  readonly ending: 'csv' | 'txt';
  readonly nameLength: number;
  /** A Bacs file carries our number with Bacs, and is processed on the next working day. */
  readonly isBacs: boolean;
  readonly write: (facts: FileFacts) => string;
}

export const layoutCodes = ['lloyds', 'barclays', 'bankline', 'plain', 'standard-18'] as const;
export type LayoutCode = (typeof layoutCodes)[number];

export const LAYOUTS: Readonly<Record<LayoutCode, FileLayout>> = {
  lloyds: csv('Lloyds or Bank of Scotland', 'Commercial Banking Online, Faster Payments', LLOYDS),
  barclays: csv('Barclays', 'Bulk payments without a heading', BARCLAYS),
  bankline: csv('NatWest, Royal Bank of Scotland or Coutts', 'Bankline import', BANKLINE),
  plain: csv('Another bank', 'A plain CSV file with headings', PLAIN),
  'standard-18': {
    name: 'Bacs Standard 18',
    hint: 'For a bureau or Bacs software; needs a service user number',
    ending: 'txt',
    nameLength: 18,
    isBacs: true,
    write: standard18,
  },
};

/** The day the bank is asked to pay a file made on this day. */
export function payDayOf(layout: FileLayout, madeOn: LondonDate): LondonDate {
  return layout.isBacs ? addWorkingDays(madeOn, 1) : nextWorkingDay(madeOn);
}

/** Every reason why this account of ours can't be told to the bank in this layout. */
export function refusalsOfLayout(
  layout: FileLayout,
  own: Pick<FileFacts, 'ownAccountNumber' | 'serviceUserNumber'>,
): readonly Refusal[] {
  if (!layout.isBacs) return [];
  const refusals: Refusal[] = [];
  if (!/^\d{6}$/.test(own.serviceUserNumber)) {
    refusals.push({
      code: 'service-user-number',
      field: 'serviceUserNumber',
      message: 'The Bacs service user number must be 6 digits',
    });
  }
  if (!/^\d{8}$/.test(own.ownAccountNumber)) {
    refusals.push({
      code: 'own-account-not-bacs',
      field: 'layout',
      message: 'Bacs carries account numbers of 8 digits, and the account to pay from has another',
    });
  }
  return refusals;
}

function csv(name: string, hint: string, columns: Parameters<typeof csvFile>[0]): FileLayout {
  return {
    name,
    hint,
    ending: 'csv',
    nameLength: columns.nameLength,
    isBacs: false,
    write: (facts) => csvFile(columns, facts),
  };
}
