import type { LondonDate } from '../../../kernel/london.js';
import { readDecimalComma } from './bank-cells.rules.js';
import { below, childrenOf, everywhere, textBelow, type Element } from './markup.rules.js';
import { readOfxDate } from './ofx-cells.rules.js';
import { Fields } from './fields.rules.js';
import { worded, type OpenedFile, type ReadRow, type StatementPart } from './statement.rules.js';

/**
 * Reads OFX 1 (SGML) and OFX 2 (XML): current, savings and card accounts, as many as the file has.
 * @param roots the elements at the top of the file
 */
export function openOfx(roots: readonly Element[]): OpenedFile {
  const statements = everywhere(roots, 'STMTRS', 'CCSTMTRS');
  if (statements.length === 0) {
    return { problems: ['The file is OFX, but there is no statement of a bank account in it'] };
  }
  return {
    file: { layout: 'OFX', isTable: false, newestFirst: true, parts: statements.map(readPart) },
  };
}

function readPart(statement: Element): StatementPart {
  const account = below(statement, 'BANKACCTFROM') ?? below(statement, 'CCACCTFROM');
  const list = below(statement, 'BANKTRANLIST');
  const rows = childrenOf(list, 'STMTTRN').map(readMovement);
  const fields = new Fields(statement);
  const fromOn = fields.readIfFilled(list, 'start', readOfxDate, 'DTSTART');
  const toOn = fields.readIfFilled(list, 'end', readOfxDate, 'DTEND');
  return {
    account: {
      sortCode: account && textBelow(account, 'BANKID'),
      accountNumber: account && textBelow(account, 'ACCTID'),
    },
    currency: textBelow(statement, 'CURDEF'),
    fromOn,
    toOn,
    openingPence: undefined,
    closingPence: closingOf(fields, below(statement, 'LEDGERBAL'), toOn),
    rows: [...rows, ...fields.rows],
  };
}

/** The ledger's balance is that of the day the file was made: the closing one only if the lines reach to it. */
function closingOf(fields: Fields, ledger: Element | undefined, toOn: LondonDate | undefined) {
  const closing = fields.readIfFilled(ledger, 'balance', readDecimalComma, 'BALAMT');
  const asOf = fields.readIfFilled(ledger, 'date of the balance', readOfxDate, 'DTASOF');
  return asOf !== undefined && toOn !== undefined && asOf > toOn ? undefined : closing;
}

function readMovement(movement: Element): ReadRow {
  const { lineNumber, raw } = movement;
  const fields = new Fields(movement);
  const bookedOn = fields.read(movement, 'date', readOfxDate, 'DTPOSTED');
  const amountPence = fields.read(movement, 'amount', readDecimalComma, 'TRNAMT');
  if (bookedOn === undefined || amountPence === undefined) {
    return { lineNumber, problems: fields.problems, raw };
  }
  if (amountPence === 0n) return { lineNumber, leftOut: 'moves nothing: its amount is £0.00' };
  return {
    line: {
      lineNumber,
      bookedOn,
      amountPence,
      balancePence: undefined,
      description: worded(
        textBelow(movement, 'NAME') ?? textBelow(movement, 'PAYEE', 'NAME'),
        textBelow(movement, 'MEMO'),
      ),
      type: textBelow(movement, 'TRNTYPE') ?? '',
      raw,
      bankReference: textBelow(movement, 'FITID'),
    },
  };
}
