import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BankAccount } from '../../../funds/bank-account.entity.js';
import { Person } from '../../../people/person.entity.js';
import type { LearntLayout } from '../reading/learnt-layout.rules.js';

/** What a person said of the columns of one bank account's files. A change is a further one, never an edit. */
@Entity('statement_layout')
@Unique('statement_layout_once_per_number', ['bankAccountId', 'number'])
@Check('statement_layout_number_counts_from_one', 'number >= 1')
export class StatementLayout {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'statement_layout_bank_account_fk' })
  readonly bankAccountId!: string;
  /** From 1; the latest is used. */
  @Column('integer') readonly number!: number;
  @Column('jsonb') readonly layout!: LearntLayout;
  @Column('timestamptz', { name: 'learnt_at' }) readonly learntAt!: Date;
  @Column('uuid', { name: 'learnt_by' })
  @ForeignKey(() => Person, { name: 'statement_layout_learnt_by_fk' })
  readonly learntBy!: string;
}
