import { readBankPence } from './bank-cells.rules.js';
import { currencyOf, dayBelow } from './camt-cells.rules.js';
import { Fields } from './fields.rules.js';
import { below, childrenOf, textBelow, type Element } from './markup.rules.js';
import { worded, type ReadRow } from './statement.rules.js';

const NOT_BOOKED: Readonly<Record<string, string>> = {
  PDNG: 'is pending, not booked',
  INFO: 'is information, not booked',
  FUTR: 'is of the future, not booked',
};

/** One entry: `Ntry`. A reversal's direction is the entry's own: its mark only says why. */
export function readEntry(entry: Element, currency: string | undefined): ReadRow {
  const { lineNumber, raw } = entry;
  const leftOut = NOT_BOOKED[textBelow(entry, 'Sts', 'Cd') ?? textBelow(entry, 'Sts') ?? ''];
  if (leftOut !== undefined) return { lineNumber, leftOut };

  const fields = new Fields(entry);
  const { problems } = fields;
  const bookedOn =
    dayBelow(fields, below(entry, 'BookgDt'), 'Dt', 'DtTm') ??
    dayBelow(fields, below(entry, 'ValDt'), 'Dt', 'DtTm');
  if (bookedOn === undefined && problems.length === 0) problems.push('has no date');
  const pence = fields.read(entry, 'amount', readBankPence, 'Amt');
  const direction = textBelow(entry, 'CdtDbtInd');
  if (direction !== 'CRDT' && direction !== 'DBIT') {
    problems.push('does not say whether it is a credit or a debit');
  }
  if (pence !== undefined && pence < 0n) problems.push('has an amount below nought');
  const itsCurrency = currencyOf(entry) ?? currency;
  if (itsCurrency !== currency && currency !== undefined) {
    problems.push(`is in ${itsCurrency ?? ''}, in a statement in ${currency}`);
  }
  if (problems.length > 0 || bookedOn === undefined || pence === undefined) {
    return { lineNumber, problems, raw };
  }
  if (pence === 0n) return { lineNumber, leftOut: 'moves nothing: its amount is £0.00' };
  const details = childrenOf(entry, 'NtryDtls').flatMap((batch) => childrenOf(batch, 'TxDtls'));
  const [only] = details;
  return {
    line: {
      lineNumber,
      bookedOn,
      amountPence: direction === 'CRDT' ? pence : -pence,
      balancePence: undefined,
      description: worded(
        ...details.flatMap((each) => wordsOf(each, direction === 'CRDT')),
        textBelow(entry, 'AddtlNtryInf'),
      ),
      type: typeOf(entry),
      raw,
      bankReference:
        textBelow(entry, 'AcctSvcrRef') ??
        (details.length === 1 && only ? textBelow(only, 'Refs', 'AcctSvcrRef') : undefined),
    },
  };
}

/** Who was at the other end, and what they wrote. */
function wordsOf(details: Element, isCredit: boolean): readonly (string | undefined)[] {
  const remittance = below(details, 'RmtInf');
  const endToEnd = textBelow(details, 'Refs', 'EndToEndId');
  const [other, own] = isCredit ? ['Dbtr', 'Cdtr'] : ['Cdtr', 'Dbtr'];
  return [
    nameOf(details, other) ?? nameOf(details, own),
    ...childrenOf(remittance, 'Ustrd').map(({ text }) => text),
    ...childrenOf(remittance, 'Strd').map((each) => textBelow(each, 'CdtrRefInf', 'Ref')),
    endToEnd === 'NOTPROVIDED' ? undefined : endToEnd,
    textBelow(details, 'AddtlTxInf'),
  ];
}

/** From version 8 a party's name is one element deeper. */
function nameOf(details: Element, party: string): string | undefined {
  return (
    textBelow(details, 'RltdPties', party, 'Nm') ??
    textBelow(details, 'RltdPties', party, 'Pty', 'Nm')
  );
}

/** The bank's own code, else the standard's: `PMNT RCDT ESCT`. */
function typeOf(entry: Element): string {
  const code = below(entry, 'BkTxCd');
  const family = below(code, 'Domn', 'Fmly');
  const standard = [below(code, 'Domn', 'Cd'), below(family, 'Cd'), below(family, 'SubFmlyCd')];
  return below(code, 'Prtry', 'Cd')?.text ?? standard.flatMap((part) => part?.text ?? []).join(' ');
}
