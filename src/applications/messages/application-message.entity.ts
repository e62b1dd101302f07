import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/** Who speaks: the organisation's people, or a coordinator. */
export type Side = 'organisation' | 'coordinator';

/** Something said about an application, on the record. */
@Entity('application_message')
@Unique('application_message_once', ['formKey'])
@Check('application_message_side_is_known', `side IN ('organisation', 'coordinator')`)
@Check('application_message_says_something', `body <> ''`)
@Index('application_message_application', ['applicationId', 'sentAt'])
export class ApplicationMessage {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'application_message_application_fk' })
  readonly applicationId!: string;
  @Column('text') readonly side!: Side;
  @Column('text') readonly body!: string;
  /** Of the form it was written in: sent twice, it is one message. */
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'sent_at' }) readonly sentAt!: Date;
  @Column('uuid', { name: 'sent_by' })
  @ForeignKey(() => Person, { name: 'application_message_sent_by_fk' })
  readonly sentBy!: string;
}
