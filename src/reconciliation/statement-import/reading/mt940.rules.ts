import type { LondonDate } from '../../../kernel/london.js';
import type { Pence } from '../../../kernel/pence.js';
import { quoted, readDecimalComma, type ReadCell } from './bank-cells.rules.js';
import { fieldsOf, type Field } from './mt940-fields.rules.js';
import { readMovement, sixFigureDate } from './mt940-movement.rules.js';
import type { OpenedFile, ReadRow, StatementPart } from './statement.rules.js';

interface Message {
  readonly begins: Field;
  readonly fields: Field[];
}

/**
 * Reads MT940: one statement for each `:20:`. One without its closing balance was cut off, and then
 * none of the file is taken.
 */
export function openMt940(text: string): OpenedFile {
  const fields = fieldsOf(text);
  const messages: Message[] = [];
  const problems: string[] = [];
  let isOpen = false;
  for (const field of fields) {
    if (field.tag === '20') {
      messages.push({ begins: field, fields: [] });
      isOpen = true;
    }
    if (isOpen) messages.at(-1)?.fields.push(field);
    else if (field.tag === '61') {
      problems.push(`Line ${field.lineNumber} is a movement that belongs to no statement`);
    }
    if (/^62[FM]$/.test(field.tag)) isOpen = false;
  }
  for (const { begins, fields: inside } of messages) {
    if (inside.some(({ tag }) => /^62[FM]$/.test(tag))) continue;
    problems.push(
      `The statement that begins on line ${begins.lineNumber} has no closing balance: the file is not complete`,
    );
  }
  if (messages.length === 0) problems.push('The file is MT940, but there is no statement in it');
  if (problems.length > 0) return { problems };
  return {
    file: { layout: 'MT940', isTable: false, newestFirst: false, parts: messages.map(readPart) },
  };
}

function readPart({ begins, fields }: Message): StatementPart {
  const account = fields.find(({ tag }) => /^25P?$/.test(tag))?.lines.join('') ?? '';
  const opening = fields.find(({ tag }) => /^60[FM]$/.test(tag));
  const closing = fields.find(({ tag }) => /^62[FM]$/.test(tag));
  const rows: ReadRow[] = [];
  const balances = [opening, closing].map((field) => {
    const read = field && readBalance(field);
    if (read && 'value' in read) return read.value;
    const problem = read ? read.problem : 'has no opening balance';
    const at = field ?? begins;
    rows.push({ lineNumber: at.lineNumber, problems: [problem], raw: at.raw });
    return undefined;
  });
  for (const [at, field] of fields.entries()) {
    if (field.tag !== '61') continue;
    const after = fields[at + 1];
    rows.push(readMovement(field, after?.tag === '86' ? after : undefined));
  }
  const [first, last] = balances;
  return {
    account: { accountNumber: account.trim() },
    currency: first?.currency,
    fromOn: undefined,
    toOn: last?.on,
    openingPence: first?.pence,
    closingPence: last?.pence,
    rows,
  };
}

const BALANCE = /^([CD])(\d{6})([A-Z]{3})(\d+(?:[.,]\d*)?)$/;

interface Balance {
  readonly on: LondonDate;
  readonly currency: string;
  readonly pence: Pence;
}

/** `C261204GBP1234,56`. */
function readBalance({ lines }: Field): ReadCell<Balance> {
  const text = lines.join('').trim();
  const [, mark, figures, currency, amount] = BALANCE.exec(text) ?? [];
  if (figures === undefined || currency === undefined || amount === undefined) {
    return { problem: `has a balance that can’t be read: ${quoted(text)}` };
  }
  const on = sixFigureDate(figures);
  const pence = readDecimalComma(amount);
  if ('problem' in on) return { problem: `has a date of its balance that ${on.problem}` };
  if ('problem' in pence) return { problem: `has a balance that ${pence.problem}` };
  return { value: { on: on.value, currency, pence: mark === 'D' ? -pence.value : pence.value } };
}
