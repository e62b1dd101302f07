import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/**
 * One member's judgement of one bid, as it was sent. It is never changed: who thinks again sends another version.
 * The last one stands, and the view `standing_sheet` has no other. Sent late is seen by comparing with the round.
 */
@Entity('score_sheet')
@Unique('score_sheet_once_per_version', ['applicationId', 'personId', 'version'])
@Check('score_sheet_suggestion_not_negative', 'suggested_pence >= 0')
@Check('score_sheet_version_is_positive', 'version >= 1')
@Check('score_sheet_revision_is_explained', `(version = 1) = (reason = '')`)
export class ScoreSheet {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'score_sheet_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'score_sheet_person_fk' })
  readonly personId!: string;
  @Column('text') readonly comment!: string;
  /** What this member would give; £0 for nothing. */
  @Column({ ...penceColumn, name: 'suggested_pence' }) readonly suggestedPence!: Pence;
  @Column('timestamptz', { name: 'sent_at' }) readonly sentAt!: Date;
  /** From 1. */
  @Column('integer', { default: 1 }) readonly version!: number;
  /** Why it was revised; '' for the first. */
  @Column('text', { default: '' }) readonly reason!: string;
}
