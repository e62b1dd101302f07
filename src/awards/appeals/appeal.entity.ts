import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import type { AppealKind, AppealStatus } from './appeal.lifecycle.js';

/** Somebody's appeal about a decision, or their complaint; answered by somebody who did not decide. */
@Entity('appeal')
@Unique('appeal_once_per_number', ['number'])
@Unique('appeal_once_per_form', ['formKey'])
@Index('appeal_open_by_due', ['dueOn'], { where: 'settled_at IS NULL' })
@Check('appeal_kind_is_known', `kind IN ('appeal', 'complaint')`)
@Check(
  'appeal_status_is_known',
  `status IN ('received', 'in-hand', 'upheld', 'partly-upheld', 'not-upheld', 'withdrawn')`,
)
@Check('appeal_is_from_somebody', `from_name <> ''`)
@Check('appeal_says_something', `words <> ''`)
@Check('appeal_is_due_after_it_came', 'due_on > received_on')
@Check('appeal_against_something', `kind <> 'appeal' OR application_id IS NOT NULL`)
@Check(
  'appeal_in_hand_of_somebody',
  `status NOT IN ('in-hand', 'upheld', 'partly-upheld', 'not-upheld') OR handler_id IS NOT NULL`,
)
@Check(
  'appeal_settled_whole',
  `(status IN ('received', 'in-hand')) = (settled_at IS NULL)
    AND (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (outcome IS NULL)`,
)
export class Appeal {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** Its number in the log, from 1. */
  @Column('integer', { default: () => `nextval('appeal_number')` }) readonly number!: number;
  @Column('text') readonly kind!: AppealKind;
  @Column('text') readonly status!: AppealStatus;
  /** What it is about; null for a complaint about something else. */
  @Column('uuid', { name: 'application_id', nullable: true })
  @ForeignKey(() => Application, { name: 'appeal_application_fk' })
  readonly applicationId!: string | null;
  @Column('text', { name: 'from_name' }) readonly fromName!: string;
  /** '' when they gave none. */
  @Column('text', { name: 'from_email' }) readonly fromEmail!: string;
  @Column('text') readonly words!: string;
  @Column('date', { name: 'received_on' }) readonly receivedOn!: LondonDate;
  /** The last day to answer it, in working days after it came. */
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'appeal_recorded_by_fk' })
  readonly recordedBy!: string;
  /** Whoever recorded it is who it comes from. */
  @Column('boolean', { name: 'is_own' }) readonly isOwn!: boolean;
  @Column('uuid', { name: 'handler_id', nullable: true })
  @ForeignKey(() => Person, { name: 'appeal_handler_fk' })
  readonly handlerId!: string | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'appeal_settled_by_fk' })
  readonly settledBy!: string | null;
  /** What was found, or why it was taken back: who complained reads it. */
  @Column('text', { nullable: true }) readonly outcome!: string | null;
}
