import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

export type ClosureStatus = 'proposed' | 'closed' | 'withdrawn' | 'reopened';

/**
 * The end of an award, with its sums as they stood then. What is not accounted for is explained; more than a little of
 * it by one person, and confirmed by another.
 */
@Entity('award_closure')
@Index('award_closure_once_while_open', ['awardId'], {
  unique: true,
  where: `status IN ('proposed', 'closed')`,
})
@Index('award_closure_of_award', ['awardId'])
@Check('award_closure_status_is_known', `status IN ('proposed', 'closed', 'withdrawn', 'reopened')`)
@Check('award_closure_releases_no_less_than_nothing', 'released_pence >= 0')
@Check(
  'award_closure_is_explained',
  `paid_pence - returned_pence - spent_pence - written_off_pence = 0 OR explanation <> ''`,
)
@Check(
  'award_closure_settled_whole',
  `(status = 'proposed') = (settled_at IS NULL)
    AND (settled_at IS NULL) = (settled_by IS NULL) AND (status = 'withdrawn') = (withdrawn_reason IS NOT NULL)`,
)
@Check(
  'award_closure_reopened_whole',
  `(status = 'reopened') = (reopened_at IS NOT NULL)
    AND (reopened_at IS NULL) = (reopened_by IS NULL) AND (reopened_at IS NULL) = (reopened_reason IS NULL)`,
)
export class AwardClosure {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_closure_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly status!: ClosureStatus;
  @Column({ ...penceColumn, name: 'awarded_pence' }) readonly awardedPence!: Pence;
  @Column({ ...penceColumn, name: 'paid_pence' }) readonly paidPence!: Pence;
  /** As the last accepted return was admitted. */
  @Column({ ...penceColumn, name: 'spent_pence' }) readonly spentPence!: Pence;
  @Column({ ...penceColumn, name: 'returned_pence' }) readonly returnedPence!: Pence;
  @Column({ ...penceColumn, name: 'written_off_pence' }) readonly writtenOffPence!: Pence;
  /** Awarded and never paid: it went back to what the fund has available; 0 until it is closed. */
  @Column({ ...penceColumn, name: 'released_pence' }) readonly releasedPence!: Pence;
  /** '' when nothing is to be explained. */
  @Column('text') readonly explanation!: string;
  /** '' when nothing was written. */
  @Column('text') readonly lessons!: string;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'proposed_by' })
  @ForeignKey(() => Person, { name: 'award_closure_proposed_by_fk' })
  readonly proposedBy!: string;
  /** When it was closed, or the proposal taken back. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_closure_settled_by_fk' })
  readonly settledBy!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  readonly withdrawnReason!: string | null;
  @Column('timestamptz', { name: 'reopened_at', nullable: true }) readonly reopenedAt!: Date | null;
  @Column('uuid', { name: 'reopened_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_closure_reopened_by_fk' })
  readonly reopenedBy!: string | null;
  @Column('text', { name: 'reopened_reason', nullable: true })
  readonly reopenedReason!: string | null;
}
