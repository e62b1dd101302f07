import { Refused, type Refusal } from '../../kernel/refusal.js';
import {
  refusalsToGive,
  type TypedBankDetails,
} from '../../organisations/bank-details/bank-details.rules.js';
import { textOf, type Reader } from '../../platform/web/field.decorator.js';
import { text, ticked, wholeNumber } from '../../platform/web/fields.js';

/** An acceptance as a contact fills it in. */
export interface FilledAcceptance {
  readonly signatoryName: string;
  readonly signatoryPosition: string;
  /** The number of the agreement that was on the page. */
  readonly seenAgreement: number;
  /** Undefined when the organisation has given its account before. */
  readonly account: TypedBankDetails | undefined;
}

/**
 * Reads the form: `signatoryName`, `signatoryPosition`, `agreement`, `accepts`, and where the account is still to
 * be given `accountName`, `sortCode`, `accountNumber`.
 * @throws Refused with a sentence for each field that can't be read.
 */
export function readAcceptance(sent: unknown, needsAccount: boolean): FilledAcceptance {
  const body = (sent ?? {}) as Readonly<Record<string, unknown>>;
  const refusals: Refusal[] = [];
  const read = (field: string, reader: Reader<string | number | true>): string => {
    const reading = reader(textOf(body[field]), body, field);
    if ('value' in reading) return String(reading.value);
    refusals.push({ code: 'unreadable', field, message: reading.problem });
    return '';
  };
  const signatoryName = read('signatoryName', text('the name of who signs'));
  const signatoryPosition = read('signatoryPosition', text('what they are in your organisation'));
  const account = needsAccount ? typedAccount(body) : undefined;
  if (account) refusals.push(...refusalsToGive(account));
  const seenAgreement = Number(read('agreement', wholeNumber('which agreement you read', 1, 999)));
  read('accepts', ticked('Tick the box to sign the agreement'));
  if (refusals.length > 0) throw new Refused(refusals);
  return { signatoryName, signatoryPosition, seenAgreement, account };
}

function typedAccount(body: Readonly<Record<string, unknown>>): TypedBankDetails {
  return {
    accountName: textOf(body['accountName']),
    sortCode: textOf(body['sortCode']),
    accountNumber: textOf(body['accountNumber']),
  };
}
