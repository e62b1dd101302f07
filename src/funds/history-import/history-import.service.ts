import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Pence } from '../../kernel/pence.js';
import { Refused, refuseIfAny, type Refusal } from '../../kernel/refusal.js';
import { Balances, type FundBalance } from '../../ledger/balances.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import {
  refusalOfProblem,
  Transactions,
  type Tx,
} from '../../platform/database/transactions.service.js';
import { BankAccount } from '../bank-account.entity.js';
import { FundPaymentRecording } from '../fund-payment-recording.service.js';
import { Fund } from '../fund.entity.js';
import { ReceiptRecording } from '../receipt/receipt.service.js';
import { isSuspense } from '../suspense.rules.js';
import { inOrder, type HistoryRow } from './history-row.rules.js';

export interface ImportHistory {
  readonly rows: readonly HistoryRow[];
  /** The trustee administrator's id: each row is recorded in their name, as if typed on its page. */
  readonly by: string;
  /** Does all of it, says what came of it, and takes it back. */
  readonly isDryRun: boolean;
}

/** What an import came to, or would come to. */
export interface ImportedHistory {
  readonly added: number;
  /** Rows that an earlier import of the same file, or of one that overlaps, brought in. */
  readonly known: number;
  /** In order of their codes: every fund of the file. */
  readonly funds: readonly FundWithHistory[];
}

interface FundWithHistory {
  readonly code: string;
  readonly name: string;
  /** What the fund holds, wherever it is: compare it with the old books. */
  readonly heldBeforePence: Pence;
  readonly heldPence: Pence;
}

class TakenBack extends Error {
  constructor(readonly imported: ImportedHistory) {
    super('A dry run is taken back');
  }
}

/**
 * Brings in what the funds held and what moved before Almoner: opening balances, receipts, interest,
 * fees, charges and refunds. Grants of that time belong to the register of earlier awards; what was
 * left of the money after them is what the funds open with.
 */
@Injectable()
export class HistoryImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly receipts: ReceiptRecording,
    private readonly payments: FundPaymentRecording,
    private readonly balances: Balances,
    private readonly audit: Audit,
  ) {}

  /**
   * All rows or none, by the rules of the pages on which they could be typed. The same row again adds
   * nothing; of rows that are equal in one file each counts.
   * @throws Refused with the line of every row that is refused.
   */
  async import(command: ImportHistory): Promise<ImportedHistory> {
    try {
      return await this.transactions.run(async (tx) => {
        const imported = await this.importWithin(tx, command);
        if (command.isDryRun) throw new TakenBack(imported);
        return imported;
      });
    } catch (end) {
      if (end instanceof TakenBack) return end.imported;
      throw end;
    }
  }

  private async importWithin(tx: Tx, { rows, by }: ImportHistory): Promise<ImportedHistory> {
    const funds = new Map((await tx.find(Fund)).map((fund) => [fund.code, fund]));
    const accounts = new Map((await tx.find(BankAccount)).map((each) => [each.code, each.id]));
    refuseIfAny(rows.flatMap((row) => refusalsOfPlace(row, funds, accounts)));
    const fundIds = rows.map(({ fund }) => funds.get(fund)?.id ?? '');
    const before = await this.balances.ofFundsForUpdate(tx, [...new Set(fundIds)]);

    const keyed = withKeys(rows);
    const known = await keysKnown(tx, [...keyed.keys()]);
    const keyOf = new Map([...keyed].map(([key, row]) => [row, key]));
    const refusals: Refusal[] = [];
    let added = 0;
    for (const row of inOrder(rows)) {
      const formKey = keyOf.get(row) ?? '';
      if (known.has(formKey)) continue;
      const place = {
        fundId: funds.get(row.fund)?.id ?? '',
        bankAccountId: accounts.get(row.account) ?? '',
        formKey,
        recordedBy: by,
      };
      refusals.push(...(await reasonsAgainst(tx, row, (at) => this.record(at, row, place))));
      added += 1;
    }
    refuseIfAny(refusals);
    await this.audit.record(tx, {
      subject: 'funds/history',
      act: 'imported',
      by,
      detail: { added, known: known.size },
    });
    const after = await this.balances.ofFundsForUpdate(tx, [...new Set(fundIds)]);
    return { added, known: known.size, funds: comparison(funds, before, after) };
  }

  private record(tx: Tx, row: HistoryRow, place: Place): Promise<unknown> {
    const { kind, amountPence, reference, reason, on } = row;
    const fact = { ...place, amountPence, reference };
    switch (kind) {
      case 'opening-balance':
      case 'receipt':
      case 'interest':
        return this.receipts.recordWithin(tx, { ...fact, kind, receivedOn: on });
      case 'management-fee':
      case 'bank-charge':
      case 'refund-to-funder':
        return this.payments.recordWithin(tx, { ...fact, kind, paidOn: on, reason });
    }
  }
}

interface Place {
  readonly fundId: string;
  readonly bankAccountId: string;
  readonly formKey: string;
  readonly recordedBy: string;
}

function refusalsOfPlace(
  { lineNumber, fund, account }: HistoryRow,
  funds: ReadonlyMap<string, Fund>,
  accounts: ReadonlyMap<string, string>,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refuseWith = (code: string, why: string): void => {
    refusals.push({ code, message: `Line ${lineNumber}: ${why}` });
  };
  if (!funds.has(fund)) refuseWith('no-such-fund', `there is no fund “${fund}”`);
  else if (isSuspense({ code: fund })) {
    refuseWith('history-in-suspense', 'what nobody has explained comes in by a bank statement');
  }
  if (!accounts.has(account)) {
    refuseWith('no-such-account', `there is no bank account “${account}”`);
  }
  return refusals;
}

/** Each row is tried by itself, so that all of a file's refusals are told at once. */
async function reasonsAgainst(
  tx: Tx,
  { lineNumber }: HistoryRow,
  record: (tx: Tx) => Promise<unknown>,
): Promise<readonly Refusal[]> {
  try {
    await tx.transaction(record);
    return [];
  } catch (problem) {
    const refusal = refusalOfProblem(problem);
    const refusals = problem instanceof Refused ? problem.refusals : refusal && [refusal];
    if (!refusals) throw problem;
    return refusals.map(({ code, message }) => ({
      code,
      message: `Line ${lineNumber}: ${message}`,
    }));
  }
}

/**
 * A row's key is made of what it says, and of how many equal ones stand before it: the same file, or
 * another that has the same row, finds it there.
 */
function withKeys(rows: readonly HistoryRow[]): ReadonlyMap<string, HistoryRow> {
  const seen = new Map<string, number>();
  const keyed = new Map<string, HistoryRow>();
  for (const row of rows) {
    const { fund, account, kind, on, amountPence, reference, reason } = row;
    const says = JSON.stringify([fund, account, kind, on, `${amountPence}`, reference, reason]);
    const nth = (seen.get(says) ?? 0) + 1;
    seen.set(says, nth);
    keyed.set(uuidOf(`${says} ${nth}`), row);
  }
  return keyed;
}

/** A UUID of version 8 (RFC 9562: made as its maker likes), the same for the same words. */
function uuidOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex');
  return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

async function keysKnown(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }[]>(
    `SELECT form_key AS key FROM receipt WHERE form_key = ANY($1)
     UNION ALL SELECT form_key FROM fund_payment WHERE form_key = ANY($1)`,
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}

function comparison(
  funds: ReadonlyMap<string, Fund>,
  before: readonly FundBalance[],
  after: readonly FundBalance[],
): readonly FundWithHistory[] {
  return after.map((balance) => ({
    code: balance.code,
    name: funds.get(balance.code)?.name ?? balance.code,
    heldBeforePence: heldOf(before.find(({ fundId }) => fundId === balance.fundId)),
    heldPence: heldOf(balance),
  }));
}

function heldOf(balance: FundBalance | undefined): Pence {
  if (!balance) return 0n;
  const { availablePence, reservedPence, committedPence, inTransitPence } = balance;
  return availablePence + reservedPence + committedPence + inTransitPence;
}
