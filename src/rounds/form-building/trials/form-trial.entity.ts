import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Answers } from '../../../forms/answers.js';
import type { Form } from '../../../forms/form.js';
import { Person } from '../../../people/person.entity.js';
import { Round } from '../../round.entity.js';

/**
 * An application made in test mode by staff. It stands in a table of its own, which no board, count,
 * panel, payment or report reads: not one of them has to remember to leave it out.
 */
@Entity('form_trial')
@Unique('form_trial_once_per_form', ['formKey'])
@Index('form_trial_of_round', ['roundId', 'startedAt'])
export class FormTrial {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'form_trial_round_fk' })
  readonly roundId!: string;
  /** The version that was tried, published or not. */
  @Column('integer') readonly version!: number;
  /** The questions as they were when the trial was begun. */
  @Column('jsonb') readonly definition!: Form;
  @Column('jsonb') readonly answers!: Answers;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('uuid', { name: 'started_by' })
  @ForeignKey(() => Person, { name: 'form_trial_started_by_fk' })
  readonly startedBy!: string;
  /** Set once it held everything that an application must. */
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
}
