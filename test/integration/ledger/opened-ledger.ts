import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../../src/data-source.js';
import type { Entry } from '../../../src/kernel/entry.js';
import { Balances, type FundBalance } from '../../../src/ledger/balances.queries.js';
import { Entries } from '../../../src/ledger/entries.queries.js';
import { JournalExport } from '../../../src/ledger/export.service.js';
import { Journal, type Posted, type Reversal } from '../../../src/ledger/journal.service.js';
import '../../../src/ledger/ledger.module.js';
import { Periods } from '../../../src/ledger/periods.queries.js';
import { FundMovements } from '../../../src/ledger/statement.queries.js';
import { Verification } from '../../../src/ledger/verify.service.js';
import { Transactions } from '../../../src/platform/database/transactions.service.js';
import { freshDatabase } from '../../support/fresh-database.js';

/** How long making a database may take where many are made at once. */
export const OPENING = 120_000;

/** A ledger of its own on real PostgreSQL, and the few words its tests are written in. */
export class OpenedLedger {
  readonly transactions: Transactions;
  readonly journal = new Journal();
  readonly periods: Periods;
  readonly balances: Balances;
  readonly entries: Entries;
  readonly statements: FundMovements;
  readonly verification: Verification;
  readonly export: JournalExport;

  private constructor(
    readonly database: DataSource,
    private readonly drop: () => Promise<void>,
  ) {
    this.transactions = new Transactions(database);
    this.periods = new Periods(database);
    this.balances = new Balances(database);
    this.entries = new Entries(database);
    this.statements = new FundMovements(database);
    this.verification = new Verification(database);
    this.export = new JournalExport(database);
  }

  static async open(): Promise<OpenedLedger> {
    const fresh = await freshDatabase();
    return new OpenedLedger(await createDataSource(fresh.url).initialize(), () => fresh.drop());
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.drop();
  }

  async fund(code: string, takesAwards = true): Promise<string> {
    const fundId = randomUUID();
    await this.transactions.run((tx) => this.journal.openFund(tx, { fundId, code, takesAwards }));
    return fundId;
  }

  async bankAccount(code: string): Promise<string> {
    const bankAccountId = randomUUID();
    await this.transactions.run((tx) => this.journal.openBankAccount(tx, { bankAccountId, code }));
    return bankAccountId;
  }

  async commitment(fundId: string, code: string): Promise<string> {
    const commitmentId = randomUUID();
    await this.transactions.run((tx) =>
      this.journal.openCommitment(tx, { commitmentId, fundId, code }),
    );
    return commitmentId;
  }

  async reservation(fundId: string, code: string): Promise<string> {
    const reservationId = randomUUID();
    await this.transactions.run((tx) =>
      this.journal.openReservation(tx, { reservationId, fundId, code }),
    );
    return reservationId;
  }

  /** Posts in a transaction of its own. */
  post(
    source: string,
    movements: Entry['movements'],
    rest: Partial<Omit<Entry, 'source' | 'movements'>> = {},
  ): Promise<Posted> {
    return this.transactions.run((tx) => this.journal.post(tx, entry(source, movements, rest)));
  }

  reverse(source: string, rest: Partial<Reversal> = {}): Promise<Posted> {
    return this.transactions.run((tx) =>
      this.journal.reverse(tx, {
        source,
        newSource: `${source}/reversed`,
        effectiveOn: '2026-11-24',
        reason: 'Posted by mistake',
        postedBy: 'system',
        ...rest,
      }),
    );
  }

  async fundBalance(fundId: string): Promise<FundBalance> {
    const balance = await this.balances.ofFund(fundId);
    if (!balance) throw new Error(`no fund ${fundId}`);
    return balance;
  }

  /** The accounts with something in them, as `account → pence`. */
  async accounts(): Promise<Record<string, bigint>> {
    const all = await this.balances.allAccounts();
    return Object.fromEntries(
      all.filter(({ pence }) => pence !== 0n).map(({ account, pence }) => [account, pence]),
    );
  }
}

export function entry(
  source: string,
  movements: Entry['movements'],
  rest: Partial<Omit<Entry, 'source' | 'movements'>> = {},
): Entry {
  return {
    source,
    movements,
    effectiveOn: '2026-11-23',
    narrative: `About ${source}`,
    postedBy: 'system',
    ...rest,
  };
}
