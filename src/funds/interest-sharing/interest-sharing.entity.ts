import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { BankAccount } from '../bank-account.entity.js';

/** One sum of interest at a bank account, shared between the funds whose cash earned it. The shares are receipts. */
@Entity('interest_sharing')
@Unique('interest_sharing_once_per_form', ['formKey'])
@Check('interest_sharing_amount_is_positive', 'amount_pence > 0')
@Check(
  'interest_sharing_is_reversed_whole',
  'num_nonnulls(reversed_at, reversed_by, reversed_reason) IN (0, 3)',
)
export class InterestSharing {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'interest_sharing_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'received_on' }) readonly receivedOn!: LondonDate;
  @Column('text') readonly reference!: string;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'interest_sharing_recorded_by_fk' })
  readonly recordedBy!: string;
  /** Null, as who and why, while it stands. */
  @Column('timestamptz', { name: 'reversed_at', nullable: true }) readonly reversedAt!: Date | null;
  @Column('uuid', { name: 'reversed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'interest_sharing_reversed_by_fk' })
  readonly reversedBy!: string | null;
  @Column('text', { name: 'reversed_reason', nullable: true }) readonly reversedReason!:
    string | null;
}
