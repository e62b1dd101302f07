import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/** `not-spent`: what was left over. `misspent`: what was not spent on what the grant is for. */
export type ClawbackCause = 'not-spent' | 'misspent';
export type ClawbackStatus = 'proposed' | 'open' | 'withdrawn';

/**
 * Money of an award that is asked back. What was misspent is proposed by one person and decided by another; what was
 * not spent is asked for by one. What has come of it, payments know under the same id.
 */
@Entity('clawback')
@Unique('clawback_once_per_form', ['formKey'])
@Index('clawback_once_while_proposed', ['awardId'], {
  unique: true,
  where: `status = 'proposed'`,
})
@Index('clawback_of_award', ['awardId'])
@Check('clawback_cause_is_known', `cause IN ('not-spent', 'misspent')`)
@Check('clawback_status_is_known', `status IN ('proposed', 'open', 'withdrawn')`)
@Check('clawback_amount_is_positive', 'amount_pence > 0')
@Check('clawback_has_a_reason', `reason <> ''`)
@Check(
  'clawback_settled_whole',
  `(status = 'proposed') = (settled_at IS NULL)
    AND (settled_at IS NULL) = (settled_by IS NULL) AND (status = 'withdrawn') = (withdrawn_reason IS NOT NULL)`,
)
@Check(
  'clawback_is_opened_by_another',
  `status <> 'open' OR cause = 'not-spent' OR settled_by <> proposed_by`,
)
@Check(
  'clawback_write_off_whole',
  `(write_off_proposed_at IS NULL) = (write_off_reason IS NULL)
    AND (write_off_proposed_at IS NULL) = (write_off_proposed_by IS NULL)
    AND (written_off_at IS NULL) = (written_off_by IS NULL)
    AND (written_off_at IS NULL OR write_off_proposed_at IS NOT NULL)`,
)
@Check('clawback_is_written_off_by_another', 'written_off_by <> write_off_proposed_by')
export class Clawback {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'clawback_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly cause!: ClawbackCause;
  @Column('text') readonly status!: ClawbackStatus;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  /** The organisation reads it. */
  @Column('text') readonly reason!: string;
  /** The page's: a second click is the same proposal. */
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'proposed_by' })
  @ForeignKey(() => Person, { name: 'clawback_proposed_by_fk' })
  readonly proposedBy!: string;
  /** When it was opened or withdrawn. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'clawback_settled_by_fk' })
  readonly settledBy!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  readonly withdrawnReason!: string | null;
  /** Why what is still to come is not asked for any more; null until somebody proposes so. */
  @Column('text', { name: 'write_off_reason', nullable: true })
  readonly writeOffReason!: string | null;
  @Column('timestamptz', { name: 'write_off_proposed_at', nullable: true })
  readonly writeOffProposedAt!: Date | null;
  @Column('uuid', { name: 'write_off_proposed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'clawback_write_off_proposed_by_fk' })
  readonly writeOffProposedBy!: string | null;
  @Column('timestamptz', { name: 'written_off_at', nullable: true })
  readonly writtenOffAt!: Date | null;
  @Column('uuid', { name: 'written_off_by', nullable: true })
  @ForeignKey(() => Person, { name: 'clawback_written_off_by_fk' })
  readonly writtenOffBy!: string | null;
}
