import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { BankAccount } from './bank-account.entity.js';
import { Fund } from './fund.entity.js';

/** How money comes into a fund; each is also a kind of movement in the ledger. */
export const RECEIPT_KINDS = ['receipt', 'interest', 'opening-balance'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** Money that came in for one fund at one bank account. Never edited: a mistake is reversed. */
@Entity('receipt')
@Unique('receipt_once_per_form', ['formKey'])
@Check('receipt_kind_is_known', `kind IN ('opening-balance', 'receipt', 'interest')`)
@Check('receipt_amount_is_positive', 'amount_pence > 0')
export class Receipt {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'receipt_fund_fk' })
  readonly fundId!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'receipt_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column('text') readonly kind!: ReceiptKind;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'received_on' }) readonly receivedOn!: LondonDate;
  /** The funder's own, as it will be on the bank statement. */
  @Column('text') readonly reference!: string;
  /** Made when the form was shown: the same form sent twice is one receipt. */
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'receipt_recorded_by_fk' })
  readonly recordedBy!: string;
}
