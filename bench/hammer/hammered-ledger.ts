import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/data-source.js';
import { Journal } from '../../src/ledger/journal.service.js';
import '../../src/ledger/ledger.module.js';
import { Transactions } from '../../src/platform/database/transactions.service.js';
import type { Names } from './random-acts.js';

/** A ledger with little in it, so that sixteen clients get in each other's way all the time. */
export class HammeredLedger {
  readonly journal = new Journal();
  readonly transactions: Transactions;

  private constructor(
    readonly database: DataSource,
    readonly names: Names,
  ) {
    this.transactions = new Transactions(database);
  }

  /** Two funds, suspense, four awards, four reserves, two bank accounts; a connection for each client. */
  static async open(url: string, clients: number): Promise<HammeredLedger> {
    const options = dataSourceOptions(url);
    const extra = { ...(options.extra as object), max: clients };
    const database = await new DataSource({ ...options, extra }).initialize();
    const ledger = new HammeredLedger(database, newNames());
    await ledger.openAccounts();
    return ledger;
  }

  close(): Promise<void> {
    return this.database.destroy();
  }

  private openAccounts(): Promise<void> {
    const { journal } = this;
    const { funds, awards, reserves, banks } = this.names;
    return this.transactions.run(async (tx) => {
      for (const [at, bankAccountId] of banks.entries()) {
        await journal.openBankAccount(tx, { bankAccountId, code: `bank-${at}` });
      }
      for (const [at, fundId] of funds.entries()) {
        await journal.openFund(tx, { fundId, code: `fund-${at}`, takesAwards: at < 2 });
      }
      for (const [at, award] of awards.entries()) {
        await journal.openCommitment(tx, { ...award, code: `A-${at}` });
      }
      for (const [at, reserve] of reserves.entries()) {
        await journal.openReservation(tx, { ...reserve, code: `round-${at}` });
      }
    });
  }
}

function newNames(): Names {
  const [first, second, suspense] = [randomUUID(), randomUUID(), randomUUID()];
  const owners = [first, first, second, suspense];
  return {
    run: 'hammer',
    funds: [first, second, suspense],
    awards: owners.map((fundId) => ({ fundId, commitmentId: randomUUID() })),
    reserves: owners.map((fundId) => ({ fundId, reservationId: randomUUID() })),
    banks: [randomUUID(), randomUUID()],
  };
}
