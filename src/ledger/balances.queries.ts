import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { readKinds, versionOf } from './day-totals.queries.js';
import { potsAfter, type PotBalances } from './pots.rules.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** Where a fund's money came from, is and went. Received + … = available + … + paid + …, always. */
interface FundPots {
  /** Where its money came from, in all. */
  readonly openingPence: Pence;
  readonly receivedPence: Pence;
  readonly interestPence: Pence;
  readonly returnedPence: Pence;
  readonly movedInPence: Pence;

  /** Where it is, none of them ever negative now; on a day in the past only if something was posted late. */
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

/** What a fund's money comes to now. */
export interface FundBalance extends FundPots {
  readonly fundId: string;
  readonly code: string;
  readonly takesAwards: boolean;
  /** How many postings the fund has; two readings with one version are of one moment. */
  readonly version: bigint;
}

/** What it came to at the end of a day, as it was known at one version of the fund. */
export interface FundBalanceAt extends FundPots {
  readonly fundId: string;
  readonly on: LondonDate;
  readonly version: bigint;
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

/** What is left of what a fund has set aside under one key. */
export interface ReservationBalance {
  readonly reservationId: string;
  readonly fundId: string;
  readonly code: string;
  readonly reservedPence: Pence;
}

/** The last link of a fund's chain of postings: whoever notes it down can show later that nothing before it changed. */
export interface ChainHead {
  readonly fundId: string;
  readonly code: string;
  readonly version: bigint;
  /** SHA-256, hexadecimal; empty for a fund without a posting. */
  readonly hash: string;
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
 * What everything comes to, read from the last posting of each: never by summing history.
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

  /**
   * At the end of a day, from what is known now, or was known when the fund had `version` postings.
   * Reads days, not postings: as quick for a long history as for a short one.
   * @throws Error when the ledger has no such fund, or the fund no such version yet.
   */
  async ofFundAt(fundId: string, on: LondonDate, version?: bigint): Promise<FundBalanceAt> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const known = await versionOf(tx, fundId, version);
      const kinds = await readKinds(tx, { fundId, from: on, to: on, version });
      return { fundId, on, version: known, ...fundPots(potsAfter(kinds)) };
    });
  }

  async ofCommitment(commitmentId: string): Promise<CommitmentBalance | undefined> {
    return (await this.ofCommitments([commitmentId]))[0];
  }

  /** In order of their codes. */
  ofCommitments(commitmentIds: readonly string[]): Promise<CommitmentBalance[]> {
    return readCommitments(this.dataSource.manager, commitmentIds);
  }

  /** Each award of the fund that had been posted to by the end of a day; in order of their codes. */
  ofCommitmentsAt(fundId: string, on: LondonDate, version?: bigint): Promise<CommitmentBalance[]> {
    return readCommitmentsAt(this.dataSource.manager, fundId, on, version);
  }

  /** In order of their codes. */
  ofReservations(reservationIds: readonly string[]): Promise<ReservationBalance[]> {
    return readReservations(this.dataSource.manager, reservationIds);
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

  /**
   * The reserve as it will stay until this transaction ends or posts, by the lock of its fund.
   * @throws Error when the ledger has no such reservation.
   */
  async ofReservationForUpdate(tx: Tx, reservationId: string): Promise<ReservationBalance> {
    await tx.query(
      'SELECT ledger.lock_funds(ARRAY(SELECT fund_id FROM ledger.reservation WHERE reservation_id = $1))',
      [reservationId],
    );
    const [reservation] = await readReservations(tx, [reservationId]);
    return reservation ?? missing('reservation', reservationId);
  }

  /** Every fund's, in order of their codes, from one moment: for a reconciliation to sign. */
  async chainHeads(db: Pick<Tx, 'query'> = this.dataSource): Promise<ChainHead[]> {
    const rows = await db.query<FromDriver<ChainHead>[]>(
      `SELECT fund_id AS "fundId", code, version, encode(chain, 'hex') AS hash FROM ledger.fund_balance ORDER BY code`,
    );
    return rows.map((row) => readRow<ChainHead>(row));
  }

  /** The cash book: what each fund has in each bank account. The sum is what the banks should say. */
  async cashByBankAccount(db: Pick<Tx, 'query'> = this.dataSource): Promise<CashBalance[]> {
    const rows = await db.query<FromDriver<CashBalance>[]>(`
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
      FROM ledger.fund_balance WHERE fund_id = ANY($1) ORDER BY code`,
    [fundIds],
  );
  return rows.map((row) => readRow<FundBalance>(row));
}

async function readCommitments(db: Tx, ids: readonly string[]): Promise<CommitmentBalance[]> {
  const rows = await db.query<FromDriver<CommitmentBalance>[]>(
    `SELECT commitment_id AS "commitmentId", fund_id AS "fundId", code, amount AS "amountPence",
        committed AS "committedPence", in_transit AS "inTransitPence",
        paid AS "paidPence", returned AS "returnedPence"
      FROM ledger.commitment_balance WHERE commitment_id = ANY($1) ORDER BY code`,
    [ids],
  );
  return rows.map((row) => readRow<CommitmentBalance>(row));
}

async function readCommitmentsAt(
  db: Tx,
  fundId: string,
  on: LondonDate,
  version: bigint | undefined,
): Promise<CommitmentBalance[]> {
  const enters = (pot: string): string =>
    `CASE ledger.pot '${pot}' WHEN to_pot THEN pence WHEN from_pot THEN -pence ELSE 0 END`;
  const rows = await db.query<FromDriver<CommitmentBalance>[]>(
    `SELECT commitment_id AS "commitmentId", c.fund_id AS "fundId", c.code,
        sum(moved.committed + moved.in_transit + moved.paid)::bigint AS "amountPence",
        sum(moved.committed)::bigint AS "committedPence", sum(moved.in_transit)::bigint AS "inTransitPence",
        sum(moved.paid)::bigint AS "paidPence", -sum(moved.returned)::bigint AS "returnedPence"
      FROM (SELECT commitment_id, ${enters('committed')} AS committed, ${enters('in_transit')} AS in_transit,
          ${enters('paid')} AS paid, ${enters('returned')} AS returned
        FROM ledger.posting WHERE fund_id = $1 AND commitment_id IS NOT NULL AND effective_on <= $2
          AND ($3::bigint IS NULL OR version <= $3)) AS moved
      JOIN ledger.commitment AS c USING (commitment_id)
      GROUP BY commitment_id, c.fund_id, c.code ORDER BY c.code`,
    [fundId, on, version?.toString() ?? null],
  );
  return rows.map((row) => readRow<CommitmentBalance>(row));
}

async function readReservations(db: Tx, ids: readonly string[]): Promise<ReservationBalance[]> {
  const rows = await db.query<FromDriver<ReservationBalance>[]>(
    `SELECT reservation_id AS "reservationId", fund_id AS "fundId", code, reserved AS "reservedPence"
      FROM ledger.reservation_balance WHERE reservation_id = ANY($1) ORDER BY code`,
    [ids],
  );
  return rows.map((row) => readRow<ReservationBalance>(row));
}

function fundPots(pots: PotBalances): FundPots {
  return {
    openingPence: pots.opening,
    receivedPence: pots.received,
    interestPence: pots.interest,
    returnedPence: pots.returned,
    movedInPence: pots.moved_in,
    availablePence: pots.available,
    reservedPence: pots.reserved,
    committedPence: pots.committed,
    inTransitPence: pots.in_transit,
    paidPence: pots.paid,
    feePence: pots.fee,
    chargedPence: pots.charged,
    refundedPence: pots.refunded,
    movedOutPence: pots.moved_out,
  };
}

function missing(what: string, id: string): never {
  throw new Error(`The ledger has no ${what} ${id}`);
}
