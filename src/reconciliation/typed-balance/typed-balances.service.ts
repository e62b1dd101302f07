import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { BankAccount } from '../../funds/bank-account.entity.js';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { RECONCILING } from '../line-facts.queries.js';
import { MonthFactsQueries } from '../month/month-facts.queries.js';
import { TypedBalance } from './typed-balance.entity.js';
import { refusalsToType, refusalsToWithdraw } from './typed-balance.rules.js';

export interface TypeBalance {
  readonly bankAccountId: string;
  readonly onDay: LondonDate;
  /** Negative when the account was overdrawn. */
  readonly pence: Pence;
  /** Where it was read, in words. */
  readonly evidence: string;
  readonly by: string;
}

@Injectable()
export class TypedBalances {
  constructor(
    private readonly transactions: Transactions,
    private readonly months: MonthFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what somebody read at the bank as the balance at the end of a day. The same person typing
   * the same again changes nothing.
   * @throws Refused when the day is not over, is signed, or has a balance already.
   */
  type(command: TypeBalance): Promise<void> {
    const { bankAccountId, onDay, pence, evidence, by } = command;
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [RECONCILING]);
      await tx.findOneOrFail(BankAccount, {
        where: { id: bankAccountId },
        lock: { mode: 'for_no_key_update' },
      });
      const before = await tx.findOneBy(TypedBalance, {
        bankAccountId,
        onDay,
        withdrawnAt: IsNull(),
      });
      if (before?.typedBy === by && before.pence === pence && before.evidence === evidence) return;
      refuseIfAny(
        refusalsToType({
          onDay,
          today: this.clock.today(),
          signedThrough: await this.months.signedThrough(tx),
          readPence: await readBalance(tx, bankAccountId, onDay),
          typedPence: before?.pence,
        }),
      );
      await tx.insert(TypedBalance, {
        bankAccountId,
        onDay,
        pence,
        evidence,
        typedAt: this.clock.now(),
        typedBy: by,
      });
      await this.audit.record(tx, {
        subject: `bank-account/${bankAccountId}`,
        act: 'balance-typed',
        by,
        detail: { onDay, pence: pence.toString(), evidence },
      });
    });
  }

  /**
   * Takes a typed balance back; it stays on the record. The same person again changes nothing.
   * @throws Refused when its day is signed, or somebody else withdrew it before.
   */
  withdraw(id: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [RECONCILING]);
      const found = await tx.findOne(TypedBalance, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!found) refuse('no-such-balance', 'There is no such balance');
      if (found.withdrawnBy === by) return;
      if (found.withdrawnAt) refuse('balance-withdrawn', 'This balance was withdrawn before');
      refuseIfAny(refusalsToWithdraw(found.onDay, await this.months.signedThrough(tx)));
      await tx.update(
        TypedBalance,
        { id },
        { withdrawnAt: this.clock.now(), withdrawnBy: by, withdrawnBecause: reason },
      );
      await this.audit.record(tx, {
        subject: `bank-account/${found.bankAccountId}`,
        act: 'typed-balance-withdrawn',
        by,
        detail: { onDay: found.onDay, pence: found.pence.toString(), reason },
      });
    });
  }
}

/** What the latest statement that ends on the day says. */
async function readBalance(
  tx: Tx,
  bankAccountId: string,
  onDay: LondonDate,
): Promise<Pence | undefined> {
  const [row] = await tx.query<{ pence: string }[]>(
    `SELECT closing_pence AS pence FROM bank_statement
      WHERE bank_account_id = $1 AND to_on = $2 AND closing_pence IS NOT NULL
      ORDER BY imported_at DESC LIMIT 1`,
    [bankAccountId, onDay],
  );
  return row && BigInt(row.pence);
}
