import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Award } from '../awards/award.entity.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { ReturnStatus } from './return.lifecycle.js';

/** What an organisation tells the panel about the money it was given, by a day that was agreed. */
@Entity('monitoring_return')
@Unique('monitoring_return_once_per_number', ['awardId', 'number'])
@Check('monitoring_return_status_is_known', `status IN ('due', 'submitted')`)
@Check('monitoring_return_spent_not_negative', 'spent_pence >= 0')
@Check('monitoring_return_people_not_negative', 'people_reached >= 0')
@Check(
  'monitoring_return_submitted_whole',
  `(status = 'submitted') = (submitted_at IS NOT NULL AND submitted_by IS NOT NULL
    AND spent_pence IS NOT NULL AND people_reached IS NOT NULL AND story IS NOT NULL)`,
)
export class MonitoringReturn {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'monitoring_return_award_fk' })
  readonly awardId!: string;
  /** 1 for the first of the award. */
  @Column('integer') readonly number!: number;
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  @Column('text') readonly status!: ReturnStatus;
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
}
