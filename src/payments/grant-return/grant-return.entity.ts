import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import { BankAccount } from '../../funds/bank-account.entity.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { AskedBack } from '../asked-back/asked-back.entity.js';

/** Money of an award that its organisation sent back. Undone, never edited. */
@Entity('grant_return')
@Index('grant_return_by_asked_back', ['askedBackId'])
@Check('grant_return_amount_is_positive', 'amount_pence > 0')
@Check(
  'grant_return_undone_whole',
  `(undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undone_reason IS NULL)`,
)
export class GrantReturn {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'grant_return_award_fk' })
  readonly awardId!: string;
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'grant_return_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'returned_on' }) readonly returnedOn!: LondonDate;
  /** The bank's words. */
  @Column('text') readonly reference!: string;
  /** The match of reconciliation's that reads a line of the bank's so: a key and no more. */
  @Column('uuid', { name: 'match_id' }) readonly matchId!: string;
  /** What it was asked back by; null when it came unasked. */
  @Column('uuid', { name: 'asked_back_id', nullable: true })
  @ForeignKey(() => AskedBack, { name: 'grant_return_asked_back_fk' })
  readonly askedBackId!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'grant_return_recorded_by_fk' })
  readonly recordedBy!: string;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) readonly undoneAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true })
  @ForeignKey(() => Person, { name: 'grant_return_undone_by_fk' })
  readonly undoneBy!: string | null;
  @Column('text', { name: 'undone_reason', nullable: true }) readonly undoneReason!: string | null;
}
