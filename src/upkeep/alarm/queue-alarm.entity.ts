import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';

/** The administrators were told that jobs of a queue failed: at most once a day. */
@Entity('queue_alarm')
export class QueueAlarm {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'queue_alarm_once_a_day' })
  readonly queue!: string;
  @PrimaryColumn('date', { name: 'raised_on', primaryKeyConstraintName: 'queue_alarm_once_a_day' })
  readonly raisedOn!: LondonDate;
  /** Of what failed up to then, by the queue's clock. */
  @Column('timestamptz', { name: 'told_to' }) readonly toldTo!: Date;
}
