import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/** One member's judgement of one bid, sent once. Sent late is seen by comparing with the round. */
@Entity('score_sheet')
@Unique('score_sheet_once_per_person', ['applicationId', 'personId'])
@Check('score_sheet_suggestion_not_negative', 'suggested_pence >= 0')
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
}
