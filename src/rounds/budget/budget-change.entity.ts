import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { RoundFund } from '../round-fund.entity.js';

export type BudgetChangeKind = 'raised' | 'lowered' | 'given-back';

/** How a round's budget from one of its funds was changed after it was opened, by whom and why. */
@Entity('budget_change')
@Index('budget_change_round', ['roundId'])
@Unique('budget_change_once_per_form', ['formKey', 'fundId'])
@Check('budget_change_kind_is_known', `kind IN ('raised', 'lowered', 'given-back')`)
@Check('budget_change_amount_is_positive', 'amount_pence > 0')
@Check('budget_change_has_a_reason', `reason <> ''`)
@ForeignKey(() => RoundFund, ['roundId', 'fundId'], ['roundId', 'fundId'], {
  name: 'budget_change_is_of_a_fund_of_the_round',
})
export class BudgetChange {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'round_id' }) readonly roundId!: string;
  @Column('uuid', { name: 'fund_id' }) readonly fundId!: string;
  @Column('text') readonly kind!: BudgetChangeKind;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('text') readonly reason!: string;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
  @Column('uuid', { name: 'changed_by' })
  @ForeignKey(() => Person, { name: 'budget_change_changed_by_fk' })
  readonly changedBy!: string;
}
