import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Award } from '../awards/award.entity.js';
import type { Answers } from '../forms/answers.js';
import type { Form } from '../forms/form.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { ReturnStatus } from './return.lifecycle.js';

/** What an organisation tells the panel about the money it was given, by a day that was agreed. */
@Entity('monitoring_return')
@Index('monitoring_return_by_due_day', ['dueOn'], { where: `status = 'due'` })
@Unique('monitoring_return_once_per_number', ['awardId', 'number'])
@Check(
  'monitoring_return_status_is_known',
  `status IN ('due', 'submitted', 'queried', 'accepted', 'waived')`,
)
@Check('monitoring_return_spent_not_negative', 'spent_pence >= 0')
@Check('monitoring_return_people_not_negative', 'people_reached >= 0')
@Check(
  'monitoring_return_submitted_whole',
  `status = 'waived' OR (status IN ('submitted', 'queried', 'accepted')) = (submitted_at IS NOT NULL AND submitted_by IS NOT NULL
    AND spent_pence IS NOT NULL AND people_reached IS NOT NULL AND story IS NOT NULL)`,
)
@Check('monitoring_return_begun_whole', '(form IS NULL) = (form_version IS NULL)')
@Check('monitoring_return_saved_whole', '(saved_at IS NULL) = (saved_by IS NULL)')
export class MonitoringReturn {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'monitoring_return_award_fk' })
  readonly awardId!: string;
  /** 1 for the first of the award. */
  @Column('integer') readonly number!: number;
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  @Column('text') readonly status!: ReturnStatus;
  /** The last one: the grant is closed on it. */
  @Column('boolean', { name: 'is_final', default: false }) readonly isFinal!: boolean;
  /** Of the whole award, since it began. */
  @Column({ ...penceColumn, name: 'spent_pence', nullable: true })
  readonly spentPence!: Pence | null;
  @Column('integer', { name: 'people_reached', nullable: true })
  readonly peopleReached!: number | null;
  @Column('text', { nullable: true }) readonly story!: string | null;
  /** What went otherwise than planned; '' when nothing did. */
  @Column('text', { nullable: true }) readonly changes!: string | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  readonly submittedAt!: Date | null;
  @Column('uuid', { name: 'submitted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'monitoring_return_submitted_by_fk' })
  readonly submittedBy!: string | null;

  /** What it is asked, as the round's return form was when somebody first wrote in it; null until then. */
  @Column('jsonb', { nullable: true }) readonly form!: Form | null;
  /** Which version that was; 0 for a form that came with the house. */
  @Column('integer', { name: 'form_version', nullable: true }) readonly formVersion!: number | null;
  /** As far as they are written; what was sent is a `ReturnSent`. */
  @Column('jsonb', { default: {} }) readonly answers!: Answers;
  /** Counts the saves, so that what is sent is what was read. */
  @Column('integer', { default: 0 }) readonly version!: number;
  @Column('timestamptz', { name: 'saved_at', nullable: true }) readonly savedAt!: Date | null;
  @Column('uuid', { name: 'saved_by', nullable: true })
  @ForeignKey(() => Person, { name: 'monitoring_return_saved_by_fk' })
  readonly savedBy!: string | null;
  /** While it is queried: the names of the answers that are open again. Null: all are. */
  @Column('text', { name: 'asked_again', array: true, nullable: true })
  readonly askedAgain!: readonly string[] | null;
}
