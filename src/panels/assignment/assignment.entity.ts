import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import { Person } from '../../people/person.entity.js';

/** What a member who was asked to score a bid said to that. */
export type AssignmentAnswer = 'accepted' | 'declined';

/**
 * A member asked to score a bid. While a round has any that were not taken back, only those who are asked score its
 * bids; one without is scored by everybody. Asked again after declining is another assignment.
 */
@Entity('assignment')
@Index('assignment_once_at_a_time', ['applicationId', 'personId'], {
  unique: true,
  where: 'taken_back_at IS NULL',
})
@Check('assignment_answer_is_known', `answer IN ('accepted', 'declined')`)
@Check('assignment_answered_whole', '(answer IS NULL) = (answered_at IS NULL)')
@Check('assignment_decline_is_explained', `answer IS DISTINCT FROM 'declined' OR reason <> ''`)
@Check('assignment_taken_back_whole', '(taken_back_at IS NULL) = (taken_back_by IS NULL)')
export class Assignment {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'assignment_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'assignment_person_fk' })
  readonly personId!: string;
  @Column('timestamptz', { name: 'assigned_at' }) readonly assignedAt!: Date;
  @Column('uuid', { name: 'assigned_by' })
  @ForeignKey(() => Person, { name: 'assignment_assigned_by_fk' })
  readonly assignedBy!: string;
  @Column('text', { nullable: true }) readonly answer!: AssignmentAnswer | null;
  /** Why they declined; '' unless they did. */
  @Column('text', { default: '' }) readonly reason!: string;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
  @Column('timestamptz', { name: 'taken_back_at', nullable: true })
  readonly takenBackAt!: Date | null;
  @Column('uuid', { name: 'taken_back_by', nullable: true })
  @ForeignKey(() => Person, { name: 'assignment_taken_back_by_fk' })
  readonly takenBackBy!: string | null;
}
