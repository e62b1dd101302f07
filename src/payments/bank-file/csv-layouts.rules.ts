import { plainPounds } from '../../kernel/pence.js';
import { bankTextOf } from './bank-text.rules.js';
import type { FileFacts, FilePayment } from './file-facts.rules.js';

/** A bank's own columns, as data. A cell is plain text; names in braces stand for what is told. */
export interface CsvLayout {
  readonly nameLength: number;
  readonly referenceLength: number;
  readonly head?: readonly string[];
  readonly row: readonly string[];
  readonly foot?: readonly string[];
}

/** Lloyds and Bank of Scotland, Commercial Banking Online: Faster Payments. */
export const LLOYDS: CsvLayout = {
  nameLength: 18,
  referenceLength: 18,
  head: ['H', '{madeOn:yyyymmdd}', '{runNumber}'],
  row: [
    'FPS',
    '{payOn:yyyymmdd}',
    '{pounds}',
    '{runReference}',
    '{ownSortCode}-{ownAccountNumber}',
    '{payeeName}',
    '{accountNumber}',
    '{sortCode}',
    '{reference}',
  ],
  foot: ['T'],
};

/** Barclays, bulk file without a heading; 99 is the code of a credit. */
export const BARCLAYS: CsvLayout = {
  nameLength: 18,
  referenceLength: 18,
  row: ['{sortCode}', '{payeeName}', '{accountNumber}', '{pounds}', '{reference}', '99'],
};

/** NatWest, Royal Bank of Scotland and Coutts, Bankline: a standard domestic payment (01), columns A to AN. */
export const BANKLINE: CsvLayout = {
  nameLength: 18,
  referenceLength: 18,
  row: inColumns(40, {
    4: '01',
    13: '{ownSortCode}{ownAccountNumber}',
    17: '{pounds}',
    19: '{payOn:ddmmyyyy}',
    25: '{sortCode}',
    31: '{accountNumber}',
    33: '{payeeName}',
    37: '{reference}',
  }),
};

/** With headings, for a bank whose page asks which column is which. */
export const PLAIN: CsvLayout = {
  nameLength: 18,
  referenceLength: 18,
  head: ['Payee name', 'Sort code', 'Account number', 'Amount', 'Reference'],
  row: ['{payeeName}', '{sortCode}', '{accountNumber}', '{pounds}', '{reference}'],
};

/** No cell can hold a comma or a quotation mark: bank text has neither. */
export function csvFile(layout: CsvLayout, facts: FileFacts): string {
  const lines = [
    ...(layout.head ? [filled(layout.head, aboutFile(facts))] : []),
    ...facts.payments.map((payment) =>
      filled(layout.row, { ...aboutFile(facts), ...aboutPayment(layout, payment) }),
    ),
    ...(layout.foot ? [filled(layout.foot, aboutFile(facts))] : []),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

type Told = Readonly<Record<string, string>>;

function filled(cells: readonly string[], told: Told): readonly string[] {
  return cells.map((cell) =>
    cell.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
      const value = told[name];
      if (value === undefined) throw new Error(`No layout can tell ${name}`);
      return value;
    }),
  );
}

function aboutFile(facts: FileFacts): Told {
  return {
    runReference: facts.runReference,
    runNumber: facts.runNumber.toString(),
    ownSortCode: facts.ownSortCode,
    ownAccountNumber: facts.ownAccountNumber,
    'madeOn:yyyymmdd': facts.madeOn.replaceAll('-', ''),
    'payOn:yyyymmdd': facts.payOn.replaceAll('-', ''),
    'payOn:ddmmyyyy': facts.payOn.split('-').reverse().join(''),
  };
}

function aboutPayment(layout: CsvLayout, payment: FilePayment): Told {
  return {
    payeeName: bankTextOf(payment.payeeName, layout.nameLength).text,
    sortCode: payment.sortCode,
    accountNumber: payment.accountNumber,
    pounds: plainPounds(payment.amountPence),
    reference: bankTextOf(payment.reference, layout.referenceLength).text,
  };
}

/** Cells at their columns, counted from 1; the others are empty. */
function inColumns(width: number, cells: Readonly<Record<number, string>>): readonly string[] {
  return Array.from({ length: width }, (_, at) => cells[at + 1] ?? '');
}
