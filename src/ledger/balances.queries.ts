import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../kernel/pence.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** What a fund's money comes to now. Received + … = available + … + paid + …, always. */
export interface FundBalance {
  readonly fundId: string;
  readonly code: string;
  readonly takesAwards: boolean;
  /** How many postings the fund has; two readings with one version are of one moment. */
  readonly version: bigint;

  /** Where its money came from, in all. */
  readonly openingPence: Pence;
  readonly receivedPence: Pence;
  readonly interestPence: Pence;
  readonly returnedPence: Pence;
  readonly movedInPence: Pence;

  /** Where it is now, none of them ever negative. */
  readonly availablePence: Pence;
  readonly reservedPence: Pence;
  readonly committedPence: Pence;
  readonly inTransitPence: Pence;

  /** Where it went, in all. */
  readonly paidPence: Pence;
  readonly feePence: Pence;
  readonly chargedPence: Pence;
  readonly refundedPence: Pence;
  readonly movedOutPence: Pence;
}

/** What an award comes to now: amount = committed + in transit + paid. */
export interface CommitmentBalance {
  readonly commitmentId: string;
  readonly fundId: string;
  readonly code: string;
  /** The award as it stands, after any reduction. */
  readonly amountPence: Pence;
  readonly committedPence: Pence;
  readonly inTransitPence: Pence;
  readonly paidPence: Pence;
  /** What came back of what was paid. */
  readonly returnedPence: Pence;
}

/** A fund's share of the money in one bank account. */
export interface CashBalance {
  readonly bankAccountId: string;
  readonly code: string;
  readonly fundId: string;
  readonly pence: Pence;
}

export interface AccountBalance {
  readonly account: string;
  readonly pence: Pence;
}

/**
 * What everything comes to, read from the rows that each posting moves: never by summing history.
 * The amounts are pence; an unknown key is undefined, or missing from a list.
 */
@Injectable()
export class Balances {
  constructor(private readonly dataSource: DataSource) {}

  async ofFund(fundId: string): Promise<FundBalance | undefined> {
    return (await this.ofFunds([fundId]))[0];
  }

  /** In order of their codes. */
  ofFunds(fundIds: readonly string[]): Promise<FundBalance[]> {
    return readFunds(this.dataSource.manager, fundIds);
  }

  async ofCommitment(commitmentId: string): Promise<CommitmentBalance | undefined> {
    return (await this.ofCommitments([commitmentId]))[0];
  }

  /** In order of their codes. */
  ofCommitments(commitmentIds: readonly string[]): Promise<CommitmentBalance[]> {
    return readCommitments(this.dataSource.manager, commitmentIds);
  }

  /**
   * The fund as it will stay until this transaction ends or posts: nobody else can move its money.
   * @throws Error when the ledger has no such fund.
   */
  async ofFundForUpdate(tx: Tx, fundId: string): Promise<FundBalance> {
    const [fund] = await this.ofFundsForUpdate(tx, [fundId]);
    return fund ?? missing('fund', fundId);
  }

  /** All the funds an act will touch, in one call: the locks are then taken in the ledger's own order. */
  async ofFundsForUpdate(tx: Tx, fundIds: readonly string[]): Promise<FundBalance[]> {
    await tx.query('SELECT ledger.lock_funds($1)', [fundIds]);
    return readFunds(tx, fundIds);
  }

  /**
   * The award as it will stay until this transaction ends or posts, by the lock of its fund.
   * @throws Error when the ledger has no such commitment.
   */
  async ofCommitmentForUpdate(tx: Tx, commitmentId: string): Promise<CommitmentBalance> {
    await tx.query(
      'SELECT ledger.lock_funds(ARRAY(SELECT fund_id FROM ledger.commitment WHERE commitment_id = $1))',
      [commitmentId],
    );
    const [commitment] = await readCommitments(tx, [commitmentId]);
    return commitment ?? missing('commitment', commitmentId);
  }

  /** The cash book: what each fund has in each bank account. The sum is what the banks should say. */
  async cashByBankAccount(): Promise<CashBalance[]> {
    const rows = await this.dataSource.query<FromDriver<CashBalance>[]>(`
      SELECT bank_account_id AS "bankAccountId", b.code, fund_id AS "fundId", pence
      FROM ledger.cash JOIN ledger.bank_account AS b USING (bank_account_id)
      ORDER BY b.code, fund_id`);
    return rows.map((row) => readRow<CashBalance>(row));
  }

  /** Every account there is, also those with nothing in them. Debits positive; they sum to nothing. */
  async allAccounts(): Promise<AccountBalance[]> {
    const rows = await this.dataSource.query<FromDriver<AccountBalance>[]>(
      'SELECT account, pence FROM ledger.account ORDER BY account COLLATE "C"',
    );
    return rows.map((row) => readRow<AccountBalance>(row));
  }
}

async function readFunds(db: Tx, fundIds: readonly string[]): Promise<FundBalance[]> {
  const rows = await db.query<FromDriver<FundBalance>[]>(
    `SELECT fund_id AS "fundId", code, takes_awards AS "takesAwards", version,
        opening AS "openingPence", received AS "receivedPence", interest AS "interestPence",
        returned AS "returnedPence", moved_in AS "movedInPence",
        available AS "availablePence", reserved AS "reservedPence",
        committed AS "committedPence", in_transit AS "inTransitPence",
        paid AS "paidPence", fee AS "feePence", charged AS "chargedPence",
        refunded AS "refundedPence", moved_out AS "movedOutPence"
      FROM ledger.fund WHERE fund_id = ANY($1) ORDER BY code`,
    [fundIds],
  );
  return rows.map((row) => readRow<FundBalance>(row));
}

async function readCommitments(db: Tx, ids: readonly string[]): Promise<CommitmentBalance[]> {
  const rows = await db.query<FromDriver<CommitmentBalance>[]>(
    `SELECT commitment_id AS "commitmentId", fund_id AS "fundId", code, amount AS "amountPence",
        committed AS "committedPence", in_transit AS "inTransitPence",
        paid AS "paidPence", returned AS "returnedPence"
      FROM ledger.commitment WHERE commitment_id = ANY($1) ORDER BY code`,
    [ids],
  );
  return rows.map((row) => readRow<CommitmentBalance>(row));
}

function missing(what: string, id: string): never {
  throw new Error(`The ledger has no ${what} ${id}`);
}
