import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BankAccount } from '../funds/bank-account.entity.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { BankStatement } from './bank-statement.entity.js';

/** One line of a statement. Overlapping statements share lines: its fingerprint makes it one. */
@Entity('bank_line')
@Unique('bank_line_once_per_fingerprint', ['bankAccountId', 'fingerprint'])
@Index('bank_line_of_a_day', ['bankAccountId', 'bookedOn', 'amountPence'])
@Index('bank_line_by_bank_reference', ['bankAccountId', 'bankReference'], {
  where: 'bank_reference IS NOT NULL',
})
@Index('bank_line_by_day', ['bankAccountId', 'bookedOn', 'place', 'id'])
@Index('bank_line_of_statement', ['statementId', 'place'])
@Index('bank_line_by_words', { synchronize: false }) // of an expression
@Check('bank_line_amount_is_not_nothing', 'amount_pence <> 0')
export class BankLine {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** The first statement that had it. */
  @Column('uuid', { name: 'statement_id' })
  @ForeignKey(() => BankStatement, { name: 'bank_line_statement_fk' })
  readonly statementId!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'bank_line_bank_account_fk' })
  readonly bankAccountId!: string;
  /** Where it begins in the file, from 1. */
  @Column('integer', { name: 'line_number' }) readonly lineNumber!: number;
  /** In the bank's own order, the oldest first, from 1: some files run the other way. */
  @Column('integer') readonly place!: number;
  @Column('date', { name: 'booked_on' }) readonly bookedOn!: LondonDate;
  /** Into the account is positive, out of it negative. */
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('text') readonly description!: string;
  @Column('text') readonly type!: string;
  @Column({ ...penceColumn, name: 'balance_pence', nullable: true })
  readonly balancePence!: Pence | null;
  @Column('text') readonly fingerprint!: string;
  /** The row as the bank's file has it; empty for the oldest lines, which were stored without. */
  @Column('text', { default: '' }) readonly raw!: string;
  /** The bank's own id of the movement, where its file had one that was there once. */
  @Column('text', { name: 'bank_reference', nullable: true })
  readonly bankReference!: string | null;
}
