import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BankAccount } from '../../../funds/bank-account.entity.js';
import { Person } from '../../../people/person.entity.js';
import { BankStatement } from '../../bank-statement.entity.js';
import { StatementLayout } from '../layout/statement-layout.entity.js';
import type { Preview } from '../preview/preview.rules.js';
import type { DateOrder } from '../reading/statement.rules.js';

/** A file set aside until somebody has looked at what it would add. Nothing of it is in the books. */
@Entity('statement_upload')
@Index('statement_upload_by_expiry', ['expiresAt'])
@Check('statement_upload_date_order_is_known', `date_order IN ('dmy', 'mdy')`)
@Check('statement_upload_asks_what_is_known', `asks IN ('columns', 'date-order')`)
@Check('statement_upload_is_asked_about_or_looked_at', 'num_nonnulls(asks, preview) = 1')
@Check(
  'statement_upload_keeps_its_file_until_imported',
  '(file IS NULL) = (statement_id IS NOT NULL)',
)
export class StatementUpload {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'statement_upload_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** Null once it was imported: the statement has it then. */
  @Column('bytea', { select: false, nullable: true }) readonly file!: Buffer | null;
  /** A person's answer, where the file does not say which of day and month comes first. */
  @Column('text', { name: 'date_order', nullable: true }) readonly dateOrder!: DateOrder | null;
  /** The learnt layout it is read by, if any. */
  @Column('uuid', { name: 'layout_id', nullable: true })
  @ForeignKey(() => StatementLayout, { name: 'statement_upload_layout_fk' })
  readonly layoutId!: string | null;
  /** What a person has to say before the file can be read. */
  @Column('text', { nullable: true }) readonly asks!: 'columns' | 'date-order' | null;
  /** The sentence or the example that the question is about. */
  @Column('text', { name: 'asks_about' }) readonly asksAbout!: string;
  /** What the file would add, as it was found when the file was read last. */
  @Column('jsonb', { nullable: true }) readonly preview!: Preview | null;
  @Column('uuid', { name: 'statement_id', nullable: true })
  @ForeignKey(() => BankStatement, { name: 'statement_upload_statement_fk' })
  readonly statementId!: string | null;
  @Column('timestamptz', { name: 'uploaded_at' }) readonly uploadedAt!: Date;
  @Column('uuid', { name: 'uploaded_by' })
  @ForeignKey(() => Person, { name: 'statement_upload_uploaded_by_fk' })
  readonly uploadedBy!: string;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
}
