import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { BankAccount } from './bank-account.entity.js';
import { Fund } from './fund.entity.js';

/** How money leaves a fund other than by an award; each is also a kind of movement in the ledger. */
export type FundPaymentKind = 'management-fee' | 'refund-to-funder' | 'bank-charge';

/** Money that a fund paid at one bank account, and not to an organisation. Never edited: a mistake is reversed. */
@Entity('fund_payment')
@Unique('fund_payment_once_per_form', ['formKey'])
@Index('fund_payment_fund', ['fundId'])
@Check(
  'fund_payment_kind_is_known',
  `kind IN ('management-fee', 'refund-to-funder', 'bank-charge')`,
)
@Check('fund_payment_amount_is_positive', 'amount_pence > 0')
@Check('fund_payment_refund_has_a_reason', `kind <> 'refund-to-funder' OR reason <> ''`)
@Check(
  'fund_payment_is_reversed_whole',
  'num_nonnulls(reversed_at, reversed_by, reversed_reason) IN (0, 3)',
)
export class FundPayment {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'fund_payment_fund_fk' })
  readonly fundId!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'fund_payment_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column('text') readonly kind!: FundPaymentKind;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'paid_on' }) readonly paidOn!: LondonDate;
  /** As it will be on the bank statement. */
  @Column('text') readonly reference!: string;
  /** '' where none is needed; a refund says why. */
  @Column('text') readonly reason!: string;
  /** Made when the form was shown: the same form sent twice is one payment. */
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'fund_payment_recorded_by_fk' })
  readonly recordedBy!: string;
  /** Null, as who and why, while it stands. */
  @Column('timestamptz', { name: 'reversed_at', nullable: true }) readonly reversedAt!: Date | null;
  @Column('uuid', { name: 'reversed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'fund_payment_reversed_by_fk' })
  readonly reversedBy!: string | null;
  @Column('text', { name: 'reversed_reason', nullable: true }) readonly reversedReason!:
    string | null;
}
