import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../../people/person.entity.js';

/** A kind of reminder that a person does not want. Turned on again, it is gone. */
@Entity('reminder_off')
export class ReminderOff {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'reminder_off_pkey' })
  @ForeignKey(() => Person, { name: 'reminder_off_person_fk' })
  readonly personId!: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'reminder_off_pkey' })
  readonly kind!: string;
  @Column('timestamptz', { name: 'turned_off_at' }) readonly turnedOffAt!: Date;
}
