import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Award } from '../award.entity.js';

export type EndingStatus = 'proposed' | 'confirmed' | 'withdrawn';

/** `closed`: the organisation is closing down. `panel`: for whatever else the reason says. */
export type EndingCause = 'panel' | 'closed';

/** A grant that ends before its time: one person proposes it, another confirms it. */
@Entity('award_ending')
@Index('award_ending_once_while_proposed', ['awardId'], {
  unique: true,
  where: `status = 'proposed'`,
})
@Check('award_ending_status_is_known', `status IN ('proposed', 'confirmed', 'withdrawn')`)
@Check('award_ending_cause_is_known', `cause IN ('panel', 'closed')`)
@Check('award_ending_has_a_reason', `reason <> ''`)
@Check('award_ending_asks_no_less_than_nothing', 'asks_back_pence >= 0')
@Check('award_ending_closed_says_what_became', `cause <> 'closed' OR became_of_money <> ''`)
@Check(
  'award_ending_settled_whole',
  `(status = 'proposed') = (settled_at IS NULL) AND (status = 'proposed') = (settled_by IS NULL)`,
)
@Check('award_ending_is_confirmed_by_another', `status <> 'confirmed' OR settled_by <> proposed_by`)
@Check(
  'award_ending_amount_when_confirmed',
  `(status = 'confirmed') = (unpaid_pence IS NOT NULL) AND unpaid_pence >= 0`,
)
@Check(
  'award_ending_withdrawn_with_a_reason',
  `(status = 'withdrawn') = (withdrawn_reason IS NOT NULL)`,
)
export class AwardEnding {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_ending_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly status!: EndingStatus;
  @Column('text') readonly cause!: EndingCause;
  /** The organisation reads it. */
  @Column('text') readonly reason!: string;
  /** What an organisation that closes has done with what was paid; '' where nobody asked. */
  @Column('text', { name: 'became_of_money' }) readonly becameOfMoney!: string;
  /** How much of what was paid is to come back. */
  @Column({ ...penceColumn, name: 'asks_back_pence' }) readonly asksBackPence!: Pence;
  /** What had not been sent when it was confirmed, and never will be; null before. */
  @Column({ ...penceColumn, name: 'unpaid_pence', nullable: true })
  readonly unpaidPence!: Pence | null;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'proposed_by' })
  @ForeignKey(() => Person, { name: 'award_ending_proposed_by_fk' })
  readonly proposedBy!: string;
  /** When it was confirmed or withdrawn. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_ending_settled_by_fk' })
  readonly settledBy!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  readonly withdrawnReason!: string | null;
}
