import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/** Up to when a person has read what was said about an application, as they said themselves. */
@Entity('message_reading')
export class MessageReading {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'message_reading_application_fk' })
  readonly applicationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'message_reading_person_fk' })
  readonly personId!: string;
  @Column('timestamptz', { name: 'read_at' }) readonly readAt!: Date;
}
