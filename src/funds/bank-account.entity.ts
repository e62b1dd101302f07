import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An account of the trustee's own, where the money of all funds really is. */
@Entity('bank_account')
@Unique('bank_account_once_per_code', ['code'])
@Unique('bank_account_once', ['sortCode', 'accountNumber'])
@Check('bank_account_code_is_a_short_word', `code ~ '^[a-z][a-z0-9-]{1,30}$'`)
export class BankAccount {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  /** Six digits, without hyphens. */
  @Column('text', { name: 'sort_code' }) readonly sortCode!: string;
  /** Eight digits, as nearly all are, to ten. */
  @Column('text', { name: 'account_number' }) readonly accountNumber!: string;
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
}
