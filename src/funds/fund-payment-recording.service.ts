import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { refuse, refuseIfAny } from '../kernel/refusal.js';
import { Balances } from '../ledger/balances.queries.js';
import { Journal } from '../ledger/journal.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { sameAsSent } from '../platform/database/sent-before.js';
import { Transactions, type Tx } from '../platform/database/transactions.service.js';
import { BankAccount } from './bank-account.entity.js';
import { feeAllowance } from './fee/fee.rules.js';
import { FundPayment, type FundPaymentKind } from './fund-payment.entity.js';
import { refusalsToPay } from './fund-payment.rules.js';
import { Fund } from './fund.entity.js';
import { paymentOf } from './fund.postings.js';
import { isSuspense } from './suspense.rules.js';

export interface RecordFundPayment {
  readonly fundId: string;
  readonly bankAccountId: string;
  readonly kind: FundPaymentKind;
  readonly amountPence: Pence;
  readonly paidOn: LondonDate;
  /** As it is, or will be, on the bank statement. */
  readonly reference: string;
  /** '' for none; a refund needs one. */
  readonly reason: string;
  /** The form's own id: a form sent twice is one payment. */
  readonly formKey: string;
  readonly recordedBy: string;
}

/** Fees, refunds and charges: three acts with pages of their own, written down in one way. */
@Injectable()
export class FundPaymentRecording {
  constructor(
    private readonly transactions: Transactions,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down that a fund paid, and takes it off what the fund has available.
   * @returns the payment; the first one, when the same form is sent again.
   * @throws Refused when the fund doesn't have it, the agreement allows no such fee, it is dated in
   * the future or in a closed period, or the form was sent before with other answers.
   */
  record(command: RecordFundPayment): Promise<FundPayment> {
    return this.transactions.run((tx) => this.recordWithin(tx, command));
  }

  /** As `record`, in the caller's transaction. */
  async recordWithin(tx: Tx, command: RecordFundPayment): Promise<FundPayment> {
    const fund = await tx.findOneByOrFail(Fund, { id: command.fundId });
    if (isSuspense(fund)) refuse('pays-from-suspense', 'Choose the fund that paid it', 'fundId');
    const balance = await this.balances.ofFundForUpdate(tx, fund.id);
    const before = await tx.findOneBy(FundPayment, { formKey: command.formKey });
    if (before) return sameAsSent(before, command, FACTS);

    const money = { receivedPence: balance.receivedPence, takenPence: balance.feePence };
    const { availablePence } = balance;
    const fee = feeAllowance(fund, money, command.paidOn);
    refuseIfAny(refusalsToPay(command, { availablePence, fee, today: this.clock.today() }));
    if (!(await tx.existsBy(BankAccount, { id: command.bankAccountId }))) {
      refuse('bank-account-unknown', 'Choose the bank account it left', 'bankAccountId');
    }
    const payment = await tx.save(FundPayment, { ...command, recordedAt: this.clock.now() });
    await this.journal.post(tx, paymentOf(payment, fund.funderName));
    await this.audit.record(tx, {
      subject: `fund/${fund.id}`,
      act: ACTS[command.kind],
      by: command.recordedBy,
      detail: { fundPaymentId: payment.id, amountPence: command.amountPence.toString() },
    });
    return payment;
  }
}

const FACTS = [
  'fundId',
  'bankAccountId',
  'kind',
  'amountPence',
  'paidOn',
  'reference',
  'reason',
] as const;

const ACTS: Readonly<Record<FundPaymentKind, string>> = {
  'management-fee': 'fee taken',
  'refund-to-funder': 'refunded',
  'bank-charge': 'charged',
};
