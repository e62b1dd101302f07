import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { BankAccount } from './bank-account.entity.js';
import { Fund } from './fund.entity.js';
import { InterestSharing } from './interest-sharing/interest-sharing.entity.js';
import { Tranche } from './tranches/tranche.entity.js';

/** How money comes into a fund; each is also a kind of movement in the ledger. */
export const RECEIPT_KINDS = ['receipt', 'interest', 'opening-balance'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** Money that came in for one fund at one bank account. Never edited: a mistake is reversed. */
@Entity('receipt')
@Unique('receipt_once_per_form', ['formKey'])
@Check('receipt_kind_is_known', `kind IN ('opening-balance', 'receipt', 'interest')`)
@Check('receipt_amount_is_positive', 'amount_pence > 0')
@Check('receipt_shared_is_interest', `sharing_id IS NULL OR kind = 'interest'`)
@Check(
  'receipt_is_reversed_whole',
  'num_nonnulls(reversed_at, reversed_by, reversed_reason) IN (0, 3)',
)
@Unique('receipt_once_per_sharing', ['sharingId', 'fundId'])
@ForeignKey(() => Tranche, ['trancheId', 'fundId'], ['id', 'fundId'], {
  name: 'receipt_is_of_a_tranche_of_its_fund',
})
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
  /** The expected payment that it is, or is part of. */
  @Column('uuid', { name: 'tranche_id', nullable: true }) readonly trancheId!: string | null;
  /** The sum of interest that it is this fund's share of: then it was posted with the other shares. */
  @Column('uuid', { name: 'sharing_id', nullable: true })
  @ForeignKey(() => InterestSharing, { name: 'receipt_sharing_fk' })
  readonly sharingId!: string | null;
  /** Null, as who and why, while it stands. */
  @Column('timestamptz', { name: 'reversed_at', nullable: true }) readonly reversedAt!: Date | null;
  @Column('uuid', { name: 'reversed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'receipt_reversed_by_fk' })
  readonly reversedBy!: string | null;
  @Column('text', { name: 'reversed_reason', nullable: true }) readonly reversedReason!:
    string | null;
}
