import { addDays, daysBetween, type LondonDate } from '../../kernel/london.js';
import { sumPence, type Pence } from '../../kernel/pence.js';
import { bankTextOf } from './bank-text.rules.js';
import type { FileFacts, FilePayment } from './file-facts.rules.js';

const NAME_LENGTH = 18;
/** Records of 100 characters, twenty to a block: what the labels say. */
const RECORDS_IN_A_BLOCK = 20;

/**
 * Bacs Standard 18, one processing day: labels of 80 characters, payments (code 99) of 100, one contra
 * (code 17) that takes from our account what the payments give, and trailers with both totals.
 */
export function standard18(facts: FileFacts): string {
  const { payments } = facts;
  const total = sumPence(payments.map(({ amountPence }) => amountPence));
  const records = [
    ...payments.map((payment) => paymentRecord(facts, payment)),
    contraRecord(facts, total),
  ];
  const blocks = Math.ceil(records.length / RECORDS_IN_A_BLOCK);
  const second = `F0200000100${space(35)}00${space(28)}`;
  return [
    `VOL1${digits(facts.runNumber % 1_000_000, 6)}${space(31)}${facts.serviceUserNumber}${space(32)}1`,
    `HDR1${firstLabel(facts, 0)}`,
    `HDR2${second}`,
    `UHL1${julian(facts.payOn)}999999    000000001 DAILY  ${digits(facts.runNumber % 1000, 3)}${space(40)}`,
    ...records,
    `EOF1${firstLabel(facts, blocks)}`,
    `EOF2${second}`,
    `UTL1${digits(total, 13)}${digits(total, 13)}${digits(1, 7)}${digits(payments.length, 7)}${space(36)}`,
  ]
    .map((record) => `${record}\r\n`)
    .join('');
}

function firstLabel(facts: FileFacts, blocks: number): string {
  const { serviceUserNumber: user, runNumber, madeOn, payOn } = facts;
  const set = digits(runNumber % 1_000_000, 6);
  const dates = `${julian(madeOn)}${julian(addDays(payOn, 1))}`;
  return `A${user}S  1${user}${set}00010001${space(6)}${dates} ${digits(blocks, 6)}${space(20)}`;
}

function paymentRecord(facts: FileFacts, payment: FilePayment): string {
  return [
    `${payment.sortCode}${payment.accountNumber}099`,
    `${facts.ownSortCode}${facts.ownAccountNumber}${space(4)}`,
    digits(payment.amountPence, 11),
    padded(facts.ownName),
    padded(payment.reference),
    padded(payment.payeeName),
  ].join('');
}

function contraRecord(facts: FileFacts, total: Pence): string {
  const own = `${facts.ownSortCode}${facts.ownAccountNumber}`;
  return [
    `${own}017${own}${space(4)}`,
    digits(total, 11),
    padded(facts.runReference),
    padded('CONTRA'),
    padded(facts.ownName),
  ].join('');
}

/** ` 26328`: the year and the day in it, after a space. */
function julian(date: LondonDate): string {
  const day = daysBetween(`${date.slice(0, 4)}-01-01`, date) + 1;
  return ` ${date.slice(2, 4)}${digits(day, 3)}`;
}

function padded(text: string): string {
  return bankTextOf(text, NAME_LENGTH).text.padEnd(NAME_LENGTH);
}

function digits(number: number | bigint, width: number): string {
  const text = number.toString().padStart(width, '0');
  if (text.length > width) throw new Error(`${text} has no room in ${width} digits`);
  return text;
}

function space(width: number): string {
  return ' '.repeat(width);
}
