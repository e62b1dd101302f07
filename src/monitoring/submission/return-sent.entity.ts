import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** One sending of a return, kept as it was sent: a record that the database lets nobody change. */
@Entity('return_submission')
@Unique('return_submission_once_per_number', ['returnId', 'number'])
@Check('return_submission_number_is_positive', 'number > 0')
export class ReturnSent {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_submission_return_fk' })
  readonly returnId!: string;
  /** 1 for the first; the next comes after a query. */
  @Column('integer') readonly number!: number;
  /** As it was asked: with the budget, the targets and the earlier figures that stood beside it. */
  @Column('jsonb') readonly form!: Form;
  @Column('jsonb') readonly answers!: Answers;
  @Column('timestamptz', { name: 'submitted_at' }) readonly submittedAt!: Date;
  @Column('uuid', { name: 'submitted_by' })
  @ForeignKey(() => Person, { name: 'return_submission_submitted_by_fk' })
  readonly submittedBy!: string;
  /** SHA-256 over all of it, made by the database. */
  @Column('bytea') readonly hash!: Buffer;
}
