import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** That a member has read a return: it is new again when it is sent again after that. */
@Entity('return_reading')
export class ReturnReading {
  @PrimaryColumn('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_reading_return_fk' })
  readonly returnId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'return_reading_person_fk' })
  readonly personId!: string;
  @Column('timestamptz', { name: 'read_at' }) readonly readAt!: Date;
}
