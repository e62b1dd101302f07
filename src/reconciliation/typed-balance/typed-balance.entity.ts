import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BankAccount } from '../../funds/bank-account.entity.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/** A closing balance that somebody read at the bank, for statements that say none. Withdrawn, never edited. */
@Entity('typed_balance')
@Index('typed_balance_once_a_day', ['bankAccountId', 'onDay'], {
  unique: true,
  where: 'withdrawn_at IS NULL',
})
@Check('typed_balance_says_where_it_was_read', `evidence ~ '\\S'`)
@Check(
  'typed_balance_withdrawn_with_a_reason',
  'num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_because) IN (0, 3)',
)
export class TypedBalance {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'typed_balance_bank_account_fk' })
  readonly bankAccountId!: string;
  /** The day at whose end it was so. */
  @Column('date', { name: 'on_day' }) readonly onDay!: LondonDate;
  /** Negative when the account was overdrawn. */
  @Column({ ...penceColumn }) readonly pence!: Pence;
  /** `The bank's page, read with Bea Carter` */
  @Column('text') readonly evidence!: string;
  @Column('timestamptz', { name: 'typed_at' }) readonly typedAt!: Date;
  @Column('uuid', { name: 'typed_by' })
  @ForeignKey(() => Person, { name: 'typed_balance_typed_by_fk' })
  readonly typedBy!: string;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  readonly withdrawnAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  @ForeignKey(() => Person, { name: 'typed_balance_withdrawn_by_fk' })
  readonly withdrawnBy!: string | null;
  @Column('text', { name: 'withdrawn_because', nullable: true })
  readonly withdrawnBecause!: string | null;
}
