import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { ReportingDuty } from './reporting-duty.entity.js';

/** One time that a reporting duty was met. */
@Entity('duty_fulfilment')
@Unique('duty_fulfilment_once_per_due_date', ['dutyId', 'dueOn'])
export class DutyFulfilment {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'duty_id' })
  @ForeignKey(() => ReportingDuty, { name: 'duty_fulfilment_duty_fk' })
  readonly dutyId!: string;
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  @Column('date', { name: 'sent_on' }) readonly sentOn!: LondonDate;
  /** What was sent, and to whom. */
  @Column('text') readonly note!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'duty_fulfilment_recorded_by_fk' })
  readonly recordedBy!: string;
}
