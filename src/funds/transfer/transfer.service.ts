import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankAccount } from '../bank-account.entity.js';
import { Fund } from '../fund.entity.js';
import { FundTransfer } from './transfer.entity.js';
import { transferOf } from './transfer.postings.js';
import { isSuspense } from '../suspense.rules.js';
import { refusalsToTransfer } from './transfer.rules.js';

export interface TransferMoney {
  readonly fromFundId: string;
  readonly toFundId: string;
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly transferredOn: LondonDate;
  readonly reason: string;
  /** Who consented for the funder that gave the money, when, and where that is written. */
  readonly consentedBy: string;
  readonly consentedOn: LondonDate;
  readonly consentReference: string;
  /** The form's own id: a form sent twice is one transfer. */
  readonly formKey: string;
  readonly recordedBy: string;
}

@Injectable()
export class FundTransfers {
  constructor(
    private readonly transactions: Transactions,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves money from one fund to another, with the consent of the funder who gave it.
   * @returns the transfer; the first one, when the same form is sent again.
   * @throws Refused when the fund doesn't have it, the consent came later, or the other fund is closed.
   */
  transfer(command: TransferMoney): Promise<FundTransfer> {
    return this.transactions.run(async (tx) => {
      const from = await tx.findOneByOrFail(Fund, { id: command.fromFundId });
      const to = await tx.findOneBy(Fund, { id: command.toFundId });
      if (!to || isSuspense(to))
        refuse('fund-unknown', 'Choose the fund that is to have it', 'toFundId');
      const balances = await this.balances.ofFundsForUpdate(tx, [from.id, to.id]);
      const before = await tx.findOneBy(FundTransfer, { formKey: command.formKey });
      if (before) return sameAsSent(before, command, FACTS);

      const giving = balances.find(({ fundId }) => fundId === from.id);
      refuseIfAny(
        refusalsToTransfer(command, {
          availablePence: giving?.availablePence ?? 0n,
          toStatus: to.status,
          today: this.clock.today(),
        }),
      );
      if (!(await tx.existsBy(BankAccount, { id: command.bankAccountId }))) {
        refuse('bank-account-unknown', 'Choose the bank account it lies in', 'bankAccountId');
      }
      const transfer = await tx.save(FundTransfer, { ...command, recordedAt: this.clock.now() });
      await this.journal.post(tx, transferOf(transfer, from.name, to.name));
      await this.record(tx, transfer);
      return transfer;
    });
  }

  /** In the life of both funds. */
  private async record(tx: Tx, { id, fromFundId, toFundId, ...transfer }: FundTransfer) {
    const detail = { fundTransferId: id, amountPence: transfer.amountPence.toString() };
    const by = transfer.recordedBy;
    await this.audit.record(tx, { subject: `fund/${fromFundId}`, act: 'gave', by, detail });
    await this.audit.record(tx, { subject: `fund/${toFundId}`, act: 'was given', by, detail });
  }
}

const FACTS = [
  'fromFundId',
  'toFundId',
  'bankAccountId',
  'amountPence',
  'transferredOn',
  'reason',
  'consentedBy',
  'consentedOn',
  'consentReference',
] as const;
