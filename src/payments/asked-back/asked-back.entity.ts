import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/**
 * Money of an award that is to come back, as far as receiving it is concerned. Why it is asked, and who decided so,
 * monitoring has on record under the same id; it stands above payments, which can't look there.
 */
@Entity('asked_back')
@Index('asked_back_of_award', ['awardId'])
@Check('asked_back_amount_is_positive', 'amount_pence > 0')
@Check('asked_back_writes_off_no_more', 'written_off_pence BETWEEN 0 AND amount_pence')
export class AskedBack {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'asked_back_award_fk' })
  readonly awardId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column({ ...penceColumn, name: 'written_off_pence' }) readonly writtenOffPence!: Pence;
  @Column('date', { name: 'asked_on' }) readonly askedOn!: LondonDate;
}
