import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/** A draft that went on to a newer version of its round's form. */
@Entity('application_form_move')
@Check('application_form_move_goes_forward', 'to_version > from_version')
export class FormMove {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'application_form_move_application_fk' })
  readonly applicationId!: string;
  @Column('integer', { name: 'from_version' }) readonly fromVersion!: number;
  @PrimaryColumn('integer', { name: 'to_version' }) readonly toVersion!: number;
  @Column('timestamptz', { name: 'moved_at' }) readonly movedAt!: Date;
  @Column('uuid', { name: 'moved_by' })
  @ForeignKey(() => Person, { name: 'application_form_move_moved_by_fk' })
  readonly movedBy!: string;
}
