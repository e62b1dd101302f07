import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankAccount } from '../bank-account.entity.js';
import { receiptOf } from '../fund.postings.js';
import { Fund } from '../fund.entity.js';
import { Receipt, type ReceiptKind } from '../receipt.entity.js';
import { refusalsToRecord } from './receipt.rules.js';

export interface RecordReceipt {
  readonly fundId: string;
  readonly bankAccountId: string;
  readonly kind: ReceiptKind;
  readonly amountPence: Pence;
  readonly receivedOn: LondonDate;
  readonly reference: string;
  /** The form's own id: a form sent twice is one receipt. */
  readonly formKey: string;
  readonly recordedBy: string;
  /** The expected payment of this fund that it is, or is part of. */
  readonly trancheId?: string | undefined;
}

@Injectable()
export class ReceiptRecording {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down that money came in, and makes it the fund's to award.
   * @returns the receipt; the first one, when the same form is sent again.
   * @throws Refused when it is dated in the future, or the form was sent before with other figures.
   */
  record(command: RecordReceipt): Promise<Receipt> {
    return this.transactions.run((tx) => this.recordWithin(tx, command));
  }

  /** As `record`, in the caller's transaction. */
  async recordWithin(tx: Tx, command: RecordReceipt): Promise<Receipt> {
    refuseIfAny(refusalsToRecord(command.receivedOn, this.clock.today()));
    const fund = await tx.findOneByOrFail(Fund, { id: command.fundId });
    if (!(await tx.existsBy(BankAccount, { id: command.bankAccountId }))) {
      refuse('bank-account-unknown', 'Choose the bank account it came to', 'bankAccountId');
    }
    const isNew = await this.insertOnce(tx, command);
    const receipt = await tx.findOneByOrFail(Receipt, { formKey: command.formKey });
    if (!isNew) return sameAsSent(receipt, command, FACTS);

    await this.journal.post(tx, receiptOf(receipt, fund.funderName));
    await this.audit.record(tx, {
      subject: `fund/${fund.id}`,
      act: 'received',
      by: command.recordedBy,
      detail: { receiptId: receipt.id, amountPence: receipt.amountPence.toString() },
    });
    return receipt;
  }

  /** The second of two clicks waits here for the first, and then inserts nothing. */
  private async insertOnce(tx: Tx, command: RecordReceipt): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Receipt)
      .values({
        ...command,
        trancheId: command.trancheId ?? null,
        recordedAt: this.clock.now(),
      })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }
}

const FACTS = [
  'fundId',
  'bankAccountId',
  'kind',
  'amountPence',
  'receivedOn',
  'reference',
] as const;
