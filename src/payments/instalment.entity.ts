import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Award } from '../awards/award.entity.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { InstalmentStatus } from './instalment.lifecycle.js';

/** A part of an award, paid at once. Two people stand behind every one that leaves. */
@Entity('instalment')
@Unique('instalment_once_per_reference', ['reference'])
@Unique('instalment_once_per_number', ['awardId', 'number'])
@Check('instalment_amount_is_positive', 'amount_pence > 0')
@Check(
  'instalment_status_is_known',
  `status IN ('planned', 'prepared', 'approved', 'sent', 'cleared')`,
)
@Check('instalment_attempt_is_counted', 'attempt >= 1')
@Check('instalment_approved_by_another', 'approved_by <> prepared_by')
@Check(
  'instalment_sent_only_when_approved',
  `status IN ('planned', 'prepared') OR (prepared_by IS NOT NULL AND approved_by IS NOT NULL)`,
)
export class Instalment {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'instalment_award_fk' })
  readonly awardId!: string;
  /** 1 for the first of the award. */
  @Column('integer') readonly number!: number;
  /** What the bank is told: `OC-2026-0007-1`. */
  @Column('text') readonly reference!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  /** Not paid before this day. */
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  @Column('text') readonly status!: InstalmentStatus;
  @Column('timestamptz', { name: 'prepared_at', nullable: true }) readonly preparedAt!: Date | null;
  @Column('uuid', { name: 'prepared_by', nullable: true })
  @ForeignKey(() => Person, { name: 'instalment_prepared_by_fk' })
  readonly preparedBy!: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) readonly approvedAt!: Date | null;
  @Column('uuid', { name: 'approved_by', nullable: true })
  @ForeignKey(() => Person, { name: 'instalment_approved_by_fk' })
  readonly approvedBy!: string | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  @Column('uuid', { name: 'sent_by', nullable: true })
  @ForeignKey(() => Person, { name: 'instalment_sent_by_fk' })
  readonly sentBy!: string | null;
  /** The day the bank's statement shows it; of a payment that came back, the day it had left. */
  @Column('date', { name: 'cleared_on', nullable: true }) readonly clearedOn!: LondonDate | null;
  /** 1 for the first time it is paid; one more after each payment that failed or came back. */
  @Column('integer', { default: 1 }) readonly attempt!: number;
  /** The match of reconciliation's by which the last payment came back; null when it did not. */
  @Column('uuid', { name: 'bounced_by_match', nullable: true })
  readonly bouncedByMatch!: string | null;
}
