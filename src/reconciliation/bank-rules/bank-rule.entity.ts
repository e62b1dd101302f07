import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { BankAccount } from '../../funds/bank-account.entity.js';
import { Fund } from '../../funds/fund.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import type { RuleOutcome } from './bank-rules.rules.js';

/** What a line is that carries these words: written by the administrator, tried in order of place. */
@Entity('bank_rule')
@Check('bank_rule_direction_is_known', `direction IN ('in', 'out')`)
@Check('bank_rule_looks_for_words', `words ~ '[A-Za-z0-9]'`)
@Check(
  'bank_rule_outcome_is_known',
  `outcome IN ('receipt', 'interest', 'suspense', 'bank-charge', 'ignored')`,
)
@Check('bank_rule_sums_are_in_order', 'least_pence <= most_pence')
@Check(
  'bank_rule_names_its_fund',
  `(fund_id IS NOT NULL) = (outcome IN ('receipt', 'interest', 'bank-charge'))`,
)
export class BankRule {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** The first that fits a line is the one that speaks. */
  @Column('integer') readonly place!: number;
  @Column('text') readonly name!: string;
  /** Null: at any account. */
  @Column('uuid', { name: 'bank_account_id', nullable: true })
  @ForeignKey(() => BankAccount, { name: 'bank_rule_bank_account_fk' })
  readonly bankAccountId!: string | null;
  @Column('text') readonly direction!: 'in' | 'out';
  /** Anywhere in the bank's words; `*` stands for anything between. */
  @Column('text') readonly words!: string;
  /** Of the sum without its sign; null: no limit. */
  @Column({ ...penceColumn, name: 'least_pence', nullable: true })
  readonly leastPence!: Pence | null;
  @Column({ ...penceColumn, name: 'most_pence', nullable: true })
  readonly mostPence!: Pence | null;
  @Column('text') readonly outcome!: RuleOutcome;
  @Column('uuid', { name: 'fund_id', nullable: true })
  @ForeignKey(() => Fund, { name: 'bank_rule_fund_fk' })
  readonly fundId!: string | null;
  /** Acts by itself when a statement is imported; otherwise it only suggests. */
  @Column('boolean', { name: 'is_automatic' }) readonly isAutomatic!: boolean;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'bank_rule_written_by_fk' })
  readonly writtenBy!: string;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) readonly retiredAt!: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_rule_retired_by_fk' })
  readonly retiredBy!: string | null;
}
