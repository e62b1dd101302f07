import { readBankPence } from './bank-cells.rules.js';
import { resolved } from './markup.rules.js';
import { readQifDate } from './qif-dates.rules.js';
import type { QifRecord } from './qif-records.rules.js';
import { worded, type DateOrder, type ReadRow } from './statement.rules.js';

/** One movement. Some banks leave HTML entities in the words. */
export function readQifRecord({ fields, lineNumber, raw }: QifRecord, order: DateOrder): ReadRow {
  const problems: string[] = [];
  const dated = fields.get('D');
  const stated = fields.get('T') ?? fields.get('U');
  const date = dated === undefined ? undefined : readQifDate(dated, order);
  const amount = stated === undefined ? undefined : readBankPence(stated);
  if (!date) problems.push('has no date');
  else if ('problem' in date) problems.push(`has a date that ${date.problem}`);
  if (!amount) problems.push('has no amount');
  else if ('problem' in amount) problems.push(`has an amount that ${amount.problem}`);
  if (!date || !amount || 'problem' in date || 'problem' in amount) {
    return { lineNumber, problems, raw };
  }
  if (amount.value === 0n) return { lineNumber, leftOut: 'moves nothing: its amount is £0.00' };
  return {
    line: {
      lineNumber,
      bookedOn: date.value,
      amountPence: amount.value,
      balancePence: undefined,
      description: resolved(worded(fields.get('P'), fields.get('M'))),
      type: fields.get('N') ?? '',
      raw,
      bankReference: undefined,
    },
  };
}
