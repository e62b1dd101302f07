import {
  addMonths,
  formatDate,
  formatMonth,
  londonDateOf,
  type LondonDate,
} from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { Paper, PaperCell, PaperTable } from '../../platform/paper/paper.js';
import { IN_TRANSIT_WORKING_DAYS } from '../ageing/ageing.rules.js';
import type { KeptReconciliation } from './reconciliations.queries.js';
import type { Snapshot, SnapshotAccount, SnapshotItem } from './snapshot.rules.js';

/** `2026-11` in an address is the month's first day; undefined when it is no month. */
export function monthIn(address: string): LondonDate | undefined {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(address) ? `${address}-01` : undefined;
}

/** A month in the list: what stands of it. */
export interface MonthRow {
  readonly address: string;
  readonly name: string;
  readonly reconciliation: KeptReconciliation | undefined;
}

/** Every month that is over since the first statement, the latest first, with what stands of it. */
export function monthsToReconcile(
  first: LondonDate | undefined,
  today: LondonDate,
  kept: readonly KeptReconciliation[],
): readonly MonthRow[] {
  const rows: MonthRow[] = [];
  const current = `${today.slice(0, 7)}-01`;
  for (let month = first ?? current; month < current; month = addMonths(month, 1)) {
    const own = kept.filter((each) => each.month === month);
    const reconciliation = own.find(({ status }) => isLive(status)) ?? own[0];
    rows.unshift({ address: month.slice(0, 7), name: formatMonth(month), reconciliation });
  }
  return rows;
}

export function isLive(status: string): boolean {
  return status === 'prepared' || status === 'signed';
}

/** The month as a paper: the page shows the same tables, the PDF prints them. */
export function paperOf(snapshot: Snapshot, reconciliation: KeptReconciliation | undefined): Paper {
  const paragraphs = standingOf(reconciliation);
  return {
    title: `Reconciliation of ${formatMonth(snapshot.month)}`,
    subtitle: `All bank accounts, as at ${formatDate(snapshot.through)}`,
    sections: [
      {
        heading: 'All accounts',
        paragraphs: [...paragraphs, ...snapshot.accounts.flatMap(typedInWords)],
        tables: [summaryTable(snapshot), fundsTable(snapshot)],
      },
      ...snapshot.accounts.map((account) => ({
        heading: account.name,
        paragraphs: typedInWords(account),
        tables: accountTables(account, snapshot.through),
      })),
      {
        heading: 'Payments in transit',
        paragraphs: [IN_TRANSIT],
        tables: [inTransitTable(snapshot)],
      },
      ...(snapshot.chainHeads.length === 0
        ? []
        : [{ heading: 'Chain heads', paragraphs: [CHAINS], tables: [chainTable(snapshot)] }]),
    ],
  };
}

/** Where the balance was typed and not read from a file, the page and the paper say so. */
function typedInWords({ name, typed, statementPence }: SnapshotAccount): readonly string[] {
  if (!typed) return [];
  const pence = formatPenceExactly(BigInt(statementPence));
  const day = formatDate(londonDateOf(new Date(typed.at)));
  return [
    `The balance of ${name} by the bank, ${pence}, was typed and not read from a file: by ${typed.name} on ${day}, from: ${typed.evidence}`,
  ];
}

interface ShownCell {
  readonly text: string;
  readonly numeric: boolean;
}

interface ShownSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly {
    readonly caption: string;
    readonly head: readonly ShownCell[];
    readonly rows: readonly (readonly ShownCell[])[];
    readonly foot: readonly ShownCell[] | undefined;
    /** Rows that the page leaves out; the sums have them. */
    readonly more: number;
  }[];
}

/** A page shows so many rows of a table; the paper has them all. */
const MOST_SHOWN = 100;

/** The paper's sections as the house's tables show them. */
export function sectionsOf({ sections }: Paper): readonly ShownSection[] {
  return sections.map(({ heading, paragraphs = [], tables = [] }) => ({
    heading,
    paragraphs,
    tables: tables.map(({ caption, head, rows, foot }) => ({
      caption,
      head: head.map((title, column) => ({
        text: title,
        numeric: typeof foot?.[column] === 'bigint',
      })),
      rows: rows.slice(0, MOST_SHOWN).map((row) => row.map(cellOf)),
      foot: foot?.map(cellOf),
      more: Math.max(0, rows.length - MOST_SHOWN),
    })),
  }));
}

function cellOf(cell: PaperCell): ShownCell {
  return typeof cell === 'bigint'
    ? { text: formatPenceExactly(cell), numeric: true }
    : { text: cell, numeric: false };
}

/** Why it can't be put forward, where somebody may act on it. */
export interface MonthStanding {
  readonly snapshot: Snapshot;
  readonly refusals: readonly Refusal[];
  readonly endsEarly: readonly string[];
}

const IN_TRANSIT =
  'Sent to the bank and not on a statement by that day. They are in the cash book and at the bank until the bank shows them, so they make no difference.';
const CHAINS =
  'The last entry of each fund when the month was signed. The ledger proves itself against them.';

function standingOf(kept: KeptReconciliation | undefined): readonly string[] {
  if (!kept) return ['Not prepared.'];
  const prepared = `Prepared by ${kept.preparedByName} on ${formatDate(dayOf(kept.preparedAt))}.`;
  if (kept.signedAt === null) return [prepared, 'Not signed yet.'];
  return [
    prepared,
    `Signed by ${kept.signedByName ?? ''} on ${formatDate(dayOf(kept.signedAt))}.`,
    ...(kept.endedAt === null
      ? []
      : [`Reopened by ${kept.endedByName ?? ''}: ${kept.endedBecause ?? ''}`]),
    `SHA-256 of what was signed: ${kept.sha256}`,
  ];
}

function dayOf(instant: Date): LondonDate {
  return instant.toISOString().slice(0, 10);
}

function summaryTable({ accounts, ...all }: Snapshot): PaperTable {
  const total = (pick: (account: SnapshotAccount) => Pence): Pence =>
    accounts.reduce((sum, account) => sum + pick(account), 0n);
  const row = (words: string, pick: (account: SnapshotAccount) => Pence): (string | Pence)[] => [
    words,
    ...accounts.map(pick),
    total(pick),
  ];
  return {
    caption: 'From the bank to the cash book',
    head: ['What', ...accounts.map(({ name }) => name), 'Together'],
    rows: [
      row('Balance by the bank', (each) => BigInt(each.statementPence)),
      row('In the cash book, not at the bank yet', (each) => sum(each.notAtBank)),
      row('Less at the bank, not in the cash book yet', (each) => -sum(each.notInBook)),
      row('Less moved between our own accounts', (each) => -BigInt(each.ownTransfersPence)),
      row('Cash book', (each) => BigInt(each.cashBookPence)),
      ['What the funds hold', ...accounts.map(() => ''), BigInt(all.fundsPence)],
    ],
    foot: [
      'Difference',
      ...accounts.map(({ differencePence }) => BigInt(differencePence)),
      BigInt(all.differencePence),
    ],
  };
}

function fundsTable({ accounts, funds, cashBookPence }: Snapshot): PaperTable {
  return {
    caption: 'Whose money it is',
    head: ['Fund', ...accounts.map(({ name }) => name), 'Together'],
    rows: funds.map(({ name, byAccount, pence }) => [
      name,
      ...byAccount.map(BigInt),
      BigInt(pence),
    ]),
    foot: [
      'Cash book',
      ...accounts.map((account) => BigInt(account.cashBookPence)),
      BigInt(cashBookPence),
    ],
  };
}

function accountTables(account: SnapshotAccount, through: LondonDate): readonly PaperTable[] {
  const to =
    account.statementTo === '' ? 'no statement' : `statement to ${formatDate(account.statementTo)}`;
  return [
    itemsTable(
      `In the cash book, not at the bank by ${formatDate(through)} (${to})`,
      account.notAtBank,
    ),
    itemsTable(`At the bank, not in the cash book by ${formatDate(through)}`, account.notInBook),
  ];
}

function itemsTable(caption: string, items: readonly SnapshotItem[]): PaperTable {
  return {
    caption,
    head: ['Date', 'What', 'Why', 'Amount'],
    rows: items.map(({ on, what, why, pence }) => [formatDate(on), what, why, BigInt(pence)]),
    foot: ['Together', '', '', sum(items)],
  };
}

function inTransitTable({ inTransit }: Snapshot): PaperTable {
  return {
    caption: 'In transit on that day',
    head: ['Sent', 'File', 'Reference', 'To', 'Working days', 'Amount'],
    rows: inTransit.map(({ on, run, reference, name, workingDays, pence }) => [
      formatDate(on),
      run,
      reference,
      name,
      workingDays > IN_TRANSIT_WORKING_DAYS ? `${workingDays}, too long` : workingDays.toString(),
      BigInt(pence),
    ]),
    foot: [
      'Together',
      '',
      '',
      '',
      '',
      inTransit.reduce((total, { pence }) => total + BigInt(pence), 0n),
    ],
  };
}

function chainTable({ chainHeads }: Snapshot): PaperTable {
  return {
    caption: 'Each fund’s last entry',
    head: ['Fund', 'Entries', 'Hash'],
    rows: chainHeads.map(({ code, version, hash }) => [code, version, hash]),
  };
}

function sum(items: readonly SnapshotItem[]): Pence {
  return items.reduce((total, { pence }) => total + BigInt(pence), 0n);
}
