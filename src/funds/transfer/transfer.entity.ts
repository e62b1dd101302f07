import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { BankAccount } from '../bank-account.entity.js';
import { Fund } from '../fund.entity.js';

/** Money moved from one fund to another, which only the funder who gave it may allow. */
@Entity('fund_transfer')
@Unique('fund_transfer_once_per_form', ['formKey'])
@Check('fund_transfer_amount_is_positive', 'amount_pence > 0')
@Check('fund_transfer_is_between_two_funds', 'from_fund_id <> to_fund_id')
@Check('fund_transfer_has_consent', `consented_by <> ''`)
@Check('fund_transfer_has_evidence', `consent_reference <> ''`)
@Check('fund_transfer_is_consented_to_first', 'consented_on <= transferred_on')
@Check(
  'fund_transfer_is_reversed_whole',
  'num_nonnulls(reversed_at, reversed_by, reversed_reason) IN (0, 3)',
)
export class FundTransfer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'from_fund_id' })
  @ForeignKey(() => Fund, { name: 'fund_transfer_from_fund_fk' })
  readonly fromFundId!: string;
  @Column('uuid', { name: 'to_fund_id' })
  @ForeignKey(() => Fund, { name: 'fund_transfer_to_fund_fk' })
  readonly toFundId!: string;
  /** Where the cash lies: it stays there, and changes whose it is. */
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'fund_transfer_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'transferred_on' }) readonly transferredOn!: LondonDate;
  @Column('text') readonly reason!: string;
  /** Who consented for the funder, when, and the letter or document that shows it. */
  @Column('text', { name: 'consented_by' }) readonly consentedBy!: string;
  @Column('date', { name: 'consented_on' }) readonly consentedOn!: LondonDate;
  @Column('text', { name: 'consent_reference' }) readonly consentReference!: string;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'fund_transfer_recorded_by_fk' })
  readonly recordedBy!: string;
  /** Null, as who and why, while it stands. */
  @Column('timestamptz', { name: 'reversed_at', nullable: true }) readonly reversedAt!: Date | null;
  @Column('uuid', { name: 'reversed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'fund_transfer_reversed_by_fk' })
  readonly reversedBy!: string | null;
  @Column('text', { name: 'reversed_reason', nullable: true }) readonly reversedReason!:
    string | null;
}
