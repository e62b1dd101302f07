import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/** What is asked about one question of the form, by the question's name. */
export interface AskedAbout {
  readonly question: string;
  /** The question as it stood in the form. */
  readonly label: string;
  readonly ask: string;
}

/** What a coordinator asks an applicant to make clear, by a day; one at a time. */
@Entity('clarification')
@Index('clarification_by_due_day', ['dueOn'], { where: 'closed_at IS NULL' })
@Unique('clarification_once_per_number', ['applicationId', 'number'])
@Check('clarification_number_is_positive', 'number > 0')
@Check('clarification_closed_whole', '(closed_at IS NULL) = (closed_by IS NULL)')
@Index('clarification_one_at_a_time', ['applicationId'], {
  unique: true,
  where: 'closed_at IS NULL',
})
export class Clarification {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'clarification_application_fk' })
  readonly applicationId!: string;
  @Column('integer') readonly number!: number;
  @Column('jsonb') readonly asked!: readonly AskedAbout[];
  /** Answers are wanted by the end of this day. A late one is taken all the same, until it is closed. */
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('uuid', { name: 'asked_by' })
  @ForeignKey(() => Person, { name: 'clarification_asked_by_fk' })
  readonly askedBy!: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) readonly closedAt!: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'clarification_closed_by_fk' })
  readonly closedBy!: string | null;
}
