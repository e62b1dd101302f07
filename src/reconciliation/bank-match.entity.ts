import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Receipt } from '../funds/receipt.entity.js';
import { Instalment } from '../payments/instalment.entity.js';
import { Person } from '../people/person.entity.js';
import { BankLine } from './bank-line.entity.js';

/** What ties a line of the bank's to the one thing of ours that it is. */
@Entity('bank_match')
@Unique('bank_match_once_per_line', ['bankLineId'])
@Unique('bank_match_once_per_receipt', ['receiptId'])
@Unique('bank_match_once_per_instalment', ['instalmentId'])
@Check('bank_match_is_with_one_thing', 'num_nonnulls(receipt_id, instalment_id) = 1')
export class BankMatch {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_line_id' })
  @ForeignKey(() => BankLine, { name: 'bank_match_bank_line_fk' })
  readonly bankLineId!: string;
  @Column('uuid', { name: 'receipt_id', nullable: true })
  @ForeignKey(() => Receipt, { name: 'bank_match_receipt_fk' })
  readonly receiptId!: string | null;
  @Column('uuid', { name: 'instalment_id', nullable: true })
  @ForeignKey(() => Instalment, { name: 'bank_match_instalment_fk' })
  readonly instalmentId!: string | null;
  @Column('timestamptz', { name: 'matched_at' }) readonly matchedAt!: Date;
  @Column('uuid', { name: 'matched_by' })
  @ForeignKey(() => Person, { name: 'bank_match_matched_by_fk' })
  readonly matchedBy!: string;
}
