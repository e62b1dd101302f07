import type { Pence } from '../../../kernel/pence.js';
import { readBankPence } from './bank-cells.rules.js';
import { currencyOf, dayBelow } from './camt-cells.rules.js';
import { readEntry } from './camt-entry.rules.js';
import { Fields } from './fields.rules.js';
import { below, childrenOf, everywhere, textBelow, type Element } from './markup.rules.js';
import type { OpenedFile, ReadRow, StatementPart } from './statement.rules.js';

/** What else banks send as XML, by the element that begins it. */
const NOT_STATEMENTS: Readonly<Record<string, string>> = {
  BkToCstmrDbtCdtNtfctn: 'a camt.054 notification of single payments, not a statement',
  BkToCstmrAcctRpt: 'a camt.052 report from within the day, not a statement',
  CstmrCdtTrfInitn: 'a pain.001 order of payments, not a statement',
  CstmrDrctDbtInitn: 'a pain.008 order of direct debits, not a statement',
  CstmrPmtStsRpt: 'a pain.002 report on payments ordered, not a statement',
};

/**
 * Reads CAMT.053 of any version. An entry is one line, however many payments were booked with it: it
 * is what the account's balance moved by. What is pending or only information is left out.
 * @param roots the elements at the top of the file
 */
export function openCamt(roots: readonly Element[]): OpenedFile {
  const document = roots.find(({ children }) => children.length > 0);
  const message = document?.name === 'Document' ? document.children[0] : document;
  const other = NOT_STATEMENTS[message?.name ?? ''];
  if (other !== undefined) return { problems: [`The file is ${other}`] };
  if (message?.name !== 'BkToCstmrStmt') {
    return { problems: ['The file is XML, but not a CAMT.053 statement'] };
  }
  const statements = everywhere([message], 'Stmt');
  if (statements.length === 0) return { problems: ['There is no statement in the file'] };
  return {
    file: {
      layout: 'CAMT.053',
      isTable: false,
      newestFirst: false,
      parts: statements.map(readPart),
    },
  };
}

function readPart(statement: Element): StatementPart {
  const fields = new Fields(statement);
  const id = below(statement, 'Acct', 'Id');
  const opening = balanceOf(statement, 'OPBD') ?? balanceOf(statement, 'PRCD');
  const closing = balanceOf(statement, 'CLBD');
  const period = below(statement, 'FrToDt');
  const currency = textBelow(statement, 'Acct', 'Ccy') ?? currencyOf(opening ?? closing);
  return {
    account: { accountNumber: id && (textBelow(id, 'IBAN') ?? textBelow(id, 'Othr', 'Id')) },
    currency,
    fromOn: period && dayBelow(fields, period, 'FrDt', 'FrDtTm'),
    toOn:
      (period && dayBelow(fields, period, 'ToDt', 'ToDtTm')) ??
      (closing && dayBelow(fields, below(closing, 'Dt'), 'Dt', 'DtTm')),
    openingPence: opening && penceOf(fields, opening, 'opening balance'),
    closingPence: closing && penceOf(fields, closing, 'closing balance'),
    rows: rowsOf(statement, currency, fields),
  };
}

function* rowsOf(
  statement: Element,
  currency: string | undefined,
  fields: Fields,
): Generator<ReadRow> {
  for (const entry of childrenOf(statement, 'Ntry')) yield readEntry(entry, currency);
  yield* fields.rows;
}

function balanceOf(statement: Element, code: string): Element | undefined {
  return childrenOf(statement, 'Bal').find(
    (balance) => textBelow(balance, 'Tp', 'CdOrPrtry', 'Cd') === code,
  );
}

function penceOf(fields: Fields, balance: Element, name: string): Pence | undefined {
  const pence = fields.read(balance, name, readBankPence, 'Amt');
  if (pence === undefined) return undefined;
  return textBelow(balance, 'CdtDbtInd') === 'DBIT' ? -pence : pence;
}
