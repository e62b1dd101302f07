import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { FundStatus } from './fund.lifecycle.js';

/** A funder's money held in trust for a stated purpose. What it comes to is the ledger's to say. */
@Entity('fund')
@Index('fund_by_last_day', ['spendBy'], { where: `status <> 'closed'` })
@Unique('fund_once_per_code', ['code'])
@Check('fund_code_is_a_short_word', `code ~ '^[a-z][a-z0-9-]{1,30}$'`)
@Check('fund_spent_after_it_starts', 'spend_by >= starts_on')
@Check('fund_status_is_known', `status IN ('open', 'closing', 'closed')`)
@Check('fund_fee_kind_is_known', `fee_kind IN ('none', 'percent', 'yearly')`)
@Check(
  'fund_fee_percent_is_sane',
  `(fee_kind = 'percent') = (fee_basis_points IS NOT NULL) AND coalesce(fee_basis_points BETWEEN 1 AND 5000, true)`,
)
@Check(
  'fund_fee_yearly_is_positive',
  `(fee_kind = 'yearly') = (fee_yearly_pence IS NOT NULL) AND coalesce(fee_yearly_pence > 0, true)`,
)
@Check(
  'fund_fee_ceiling_is_of_a_fee',
  `fee_ceiling_pence IS NULL OR (fee_kind <> 'none' AND fee_ceiling_pence > 0)`,
)
export class Fund {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** `lottery`: names the fund's accounts in the ledger and its exports. */
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  @Column('text', { name: 'funder_name' }) readonly funderName!: string;
  /** The purpose: what the money may be spent on, in the words of the agreement. */
  @Column('text') readonly restriction!: string;
  /** Where, for whom and under which theme; '' where the agreement leaves it open. */
  @Column('text', { default: '' }) readonly area!: string;
  @Column('text', { default: '' }) readonly beneficiaries!: string;
  @Column('text', { default: '' }) readonly theme!: string;
  /** Kinds of cost it may not pay for: those of `COST_KINDS`. */
  @Column('text', { name: 'excluded_costs', array: true, default: '{}' })
  readonly excludedCosts!: readonly string[];
  @Column('text', { name: 'agreement_reference' }) readonly agreementReference!: string;
  @Column('date', { name: 'starts_on' }) readonly startsOn!: LondonDate;
  @Column('date', { name: 'spend_by' }) readonly spendBy!: LondonDate;
  /** What who holds the money may keep for it: nothing, a share of what is received, or so much a year. */
  @Column('text', { name: 'fee_kind', default: 'none' }) readonly feeKind!:
    'none' | 'percent' | 'yearly';
  /** Hundredths of a per cent: 750 is 7.5%. */
  @Column('integer', { name: 'fee_basis_points', nullable: true }) readonly feeBasisPoints!:
    number | null;
  @Column({ ...penceColumn, name: 'fee_yearly_pence', nullable: true })
  readonly feeYearlyPence!: Pence | null;
  /** In all; null when the agreement names no ceiling. */
  @Column({ ...penceColumn, name: 'fee_ceiling_pence', nullable: true })
  readonly feeCeilingPence!: Pence | null;
  @Column('text', { default: 'open' }) readonly status!: FundStatus;
  /** Why it is closing or closed; '' while it is open. */
  @Column('text', { name: 'status_reason', default: '' }) readonly statusReason!: string;
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('uuid', { name: 'opened_by' })
  @ForeignKey(() => Person, { name: 'fund_opened_by_fk' })
  readonly openedBy!: string;
}
