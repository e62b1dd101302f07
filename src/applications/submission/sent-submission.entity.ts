import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/** What was sent, as it was sent: questions and answers, by whom and when. Never edited; another sending is another row. */
@Entity('submission')
@Unique('submission_once_per_number', ['applicationId', 'number'])
@Check('submission_number_is_positive', 'number > 0')
export class SentSubmission {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'submission_application_fk' })
  readonly applicationId!: string;
  /** 1 for the first; the next after it was reopened. */
  @Column('integer') readonly number!: number;
  @Column('jsonb') readonly form!: Form;
  /** Every answer by name, the title and the amount among them. */
  @Column('jsonb') readonly answers!: Answers;
  /** The application's version that was checked and sent. */
  @Column('integer') readonly version!: number;
  @Column('timestamptz', { name: 'submitted_at' }) readonly submittedAt!: Date;
  @Column('uuid', { name: 'submitted_by' })
  @ForeignKey(() => Person, { name: 'submission_submitted_by_fk' })
  readonly submittedBy!: string;
  /** SHA-256 over all of the above, made by the database. */
  @Column('bytea') readonly hash!: Buffer;
}
