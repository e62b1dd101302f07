import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
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
  async record(command: RecordReceipt): Promise<Receipt> {
    refuseIfAny(refusalsToRecord(command.receivedOn, this.clock.today()));
    return this.transactions.run(async (tx) => {
      const fund = await tx.findOneByOrFail(Fund, { id: command.fundId });
      if (!(await tx.existsBy(BankAccount, { id: command.bankAccountId }))) {
        refuse('bank-account-unknown', 'Choose the bank account it came to', 'bankAccountId');
      }
      const isNew = await this.insertOnce(tx, command);
      const receipt = await tx.findOneByOrFail(Receipt, { formKey: command.formKey });
      if (!isNew) return sameAs(receipt, command);

      await this.journal.post(tx, receiptOf(receipt, fund.funderName));
      await this.audit.record(tx, {
        subject: `fund/${fund.id}`,
        act: 'received',
        by: command.recordedBy,
        detail: { receiptId: receipt.id, amountPence: receipt.amountPence.toString() },
      });
      return receipt;
    });
  }

  /** The second of two clicks waits here for the first, and then inserts nothing. */
  private async insertOnce(tx: Tx, command: RecordReceipt): Promise<boolean> {
    const inserted = await tx
      .createQueryBuilder()
      .insert()
      .into(Receipt)
      .values({ ...command, recordedAt: this.clock.now() })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }
}

/** Going back and changing a figure is not a second click: nobody may think it was recorded. */
function sameAs(receipt: Receipt, sent: RecordReceipt): Receipt {
  const facts = [
    'fundId',
    'bankAccountId',
    'kind',
    'amountPence',
    'receivedOn',
    'reference',
  ] as const;
  if (facts.every((fact) => receipt[fact] === sent[fact])) return receipt;
  return refuse(
    'form-sent-before',
    `This form was sent before, for ${formatPence(receipt.amountPence)}. If this is another receipt, send it now`,
  );
}
