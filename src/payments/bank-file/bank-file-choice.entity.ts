import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BankAccount } from '../../funds/bank-account.entity.js';
import type { LayoutCode } from './layouts.rules.js';

/** How the bank of an account of ours was told last time: offered again. */
@Entity('bank_file_choice')
export class BankFileChoice {
  @PrimaryColumn('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'bank_file_choice_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column('text') readonly layout!: LayoutCode;
  /** Who pays, as payees read it. */
  @Column('text', { name: 'own_name' }) readonly ownName!: string;
  /** '' where there is none. */
  @Column('text', { name: 'service_user_number' }) readonly serviceUserNumber!: string;
}
