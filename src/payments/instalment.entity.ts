import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Award } from '../awards/award.entity.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { InstalmentStatus } from './instalment.lifecycle.js';

/**
 * A part of an award, paid at once. The people behind a payment are on its run. Those of an award that are neither
 * refused nor given up come to what the ledger has for it, which the database enforces.
 */
@Entity('instalment')
@Unique('instalment_once_per_reference', ['reference'])
@Unique('instalment_once_per_number', ['awardId', 'number'])
@Check('instalment_amount_is_positive', 'amount_pence > 0')
@Check(
  'instalment_status_is_known',
  `status IN ('planned', 'in-run', 'sent', 'cleared', 'refused', 'given-up')`,
)
@Check(
  'instalment_waits_for_one_thing',
  `CASE waits_for WHEN 'return' THEN return_number IS NOT NULL AND return_number >= 1
    WHEN 'date' THEN return_number IS NULL WHEN 'conditions' THEN return_number IS NULL ELSE false END`,
)
@Check('instalment_kept_back_for_a_return', `NOT is_retention OR waits_for = 'return'`)
@Check(
  'instalment_day_is_known',
  `due_on IS NOT NULL OR waits_for <> 'date' AND status IN ('planned', 'refused', 'given-up')`,
)
@Check('instalment_attempt_is_counted', 'attempt >= 1')
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
  /** Not paid before this day; of one that waits for something else, the day that had come, once it has. */
  @Column('date', { name: 'due_on', nullable: true }) readonly dueOn!: LondonDate | null;
  @Column('text', { name: 'waits_for', default: 'date' })
  readonly waitsFor!: 'date' | 'conditions' | 'return';
  @Column('integer', { name: 'return_number', nullable: true })
  readonly returnNumber!: number | null;
  /** The last payment, kept back until the final return is accepted. */
  @Column('boolean', { name: 'is_retention', default: false }) readonly isRetention!: boolean;
  @Column('text') readonly status!: InstalmentStatus;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  /** The day the bank's statement shows it; of a payment that came back, the day it had left. */
  @Column('date', { name: 'cleared_on', nullable: true }) readonly clearedOn!: LondonDate | null;
  /** 1 for the first time it is paid; one more after each payment that failed or came back. */
  @Column('integer', { default: 1 }) readonly attempt!: number;
  /** The match of reconciliation's by which the last payment came back; null when it did not. */
  @Column('uuid', { name: 'bounced_by_match', nullable: true })
  readonly bouncedByMatch!: string | null;
}
