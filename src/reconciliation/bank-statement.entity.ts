import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BankAccount } from '../funds/bank-account.entity.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';

/** A statement as the bank gave it: the file itself is kept, and nothing of it is ever changed. */
@Entity('bank_statement')
@Unique('bank_statement_once_per_file', ['bankAccountId', 'sha256'])
export class BankStatement {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'bank_statement_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** Of the file's bytes, in hexadecimal. */
  @Column('text') readonly sha256!: string;
  @Column('bytea', { select: false }) readonly file!: Buffer;
  /** Whose export it is: `Lloyds`. */
  @Column('text') readonly layout!: string;
  @Column('date', { name: 'from_on' }) readonly fromOn!: LondonDate;
  @Column('date', { name: 'to_on' }) readonly toOn!: LondonDate;
  @Column({ ...penceColumn, name: 'opening_pence', nullable: true })
  readonly openingPence!: Pence | null;
  @Column({ ...penceColumn, name: 'closing_pence', nullable: true })
  readonly closingPence!: Pence | null;
  /** A sentence for each place where the running balance does not follow. */
  @Column('jsonb', { name: 'chain_breaks' }) readonly chainBreaks!: readonly string[];
  @Column('timestamptz', { name: 'imported_at' }) readonly importedAt!: Date;
  /** Null when it came in by the command line. */
  @Column('uuid', { name: 'imported_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_statement_imported_by_fk' })
  readonly importedBy!: string | null;
}
