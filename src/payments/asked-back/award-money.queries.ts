import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { outstandingOf } from './asked-back.rules.js';

/** What has been asked back of an award at one time, and what came of it. */
export interface AskedBackFigures {
  readonly id: string;
  readonly awardId: string;
  readonly amountPence: Pence;
  readonly receivedPence: Pence;
  readonly writtenOffPence: Pence;
  readonly outstandingPence: Pence;
}

/** The money of an award, as the ledger has it, with what is asked back of it. */
export interface AwardMoneyFigures {
  /** Awarded, less what was taken from it since. */
  readonly awardedPence: Pence;
  /** Awarded and not sent. */
  readonly unsentPence: Pence;
  /** Sent, and not seen on a statement. */
  readonly inTransitPence: Pence;
  /** Seen to leave the bank, what came back since among it. */
  readonly paidPence: Pence;
  readonly returnedPence: Pence;
  readonly outstandingPence: Pence;
  readonly writtenOffPence: Pence;
}

/** Where an organisation pays back into. */
export interface PaidFrom {
  readonly name: string;
  readonly sortCode: string;
  readonly accountNumber: string;
}

/** For the rooms above payments that ask for money of an award. */
@Injectable()
export class AwardMoney {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Error when the ledger has no such award. */
  async of(awardId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<AwardMoneyFigures> {
    const [row] = await db.query<Record<keyof AwardMoneyFigures, string>[]>(
      `SELECT amount AS "awardedPence", committed AS "unsentPence", in_transit AS "inTransitPence",
              paid AS "paidPence", returned AS "returnedPence"
         FROM ledger.commitment_balance WHERE commitment_id = $1`,
      [awardId],
    );
    if (!row) throw new Error(`The ledger has no award ${awardId}`);
    const asked = await this.askedBackOf(awardId, db);
    const sum = (of: (each: AskedBackFigures) => Pence): Pence =>
      asked.reduce((total, each) => total + of(each), 0n);
    return {
      awardedPence: BigInt(row.awardedPence),
      unsentPence: BigInt(row.unsentPence),
      inTransitPence: BigInt(row.inTransitPence),
      paidPence: BigInt(row.paidPence),
      returnedPence: BigInt(row.returnedPence),
      outstandingPence: sum(({ outstandingPence }) => outstandingPence),
      writtenOffPence: sum(({ writtenOffPence }) => writtenOffPence),
    };
  }

  /** The first that was asked on top. */
  async askedBackOf(
    awardId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<readonly AskedBackFigures[]> {
    const rows = await db.query<(Record<PenceOf, string> & { id: string; awardId: string })[]>(
      `SELECT b.id, b.award_id AS "awardId", b.amount_pence AS "amountPence",
              b.written_off_pence AS "writtenOffPence",
              (SELECT coalesce(sum(g.amount_pence), 0) FROM grant_return g
                WHERE g.asked_back_id = b.id AND g.undone_at IS NULL) AS "receivedPence"
         FROM asked_back b WHERE b.award_id = $1 ORDER BY b.asked_on, b.id`,
      [awardId],
    );
    return rows.map(({ id, ...row }) => {
      const amountPence = BigInt(row.amountPence);
      const receivedPence = BigInt(row.receivedPence);
      const writtenOffPence = BigInt(row.writtenOffPence);
      const figures = { amountPence, receivedPence, writtenOffPence };
      return { id, awardId, ...figures, outstandingPence: outstandingOf(figures) };
    });
  }

  /** The account from which the award was last paid, so that what comes back comes to its fund's money. */
  async paidFrom(awardId: string): Promise<PaidFrom | undefined> {
    const [account] = await this.dataSource.query<PaidFrom[]>(
      `SELECT b.name, b.sort_code AS "sortCode", b.account_number AS "accountNumber"
         FROM ledger.posting p JOIN bank_account b ON b.id = p.bank_account_id
        WHERE p.commitment_id = $1 AND p.kind = 'payment-cleared' ORDER BY p.entry_id DESC LIMIT 1`,
      [awardId],
    );
    return account;
  }
}

type PenceOf = 'amountPence' | 'receivedPence' | 'writtenOffPence';
