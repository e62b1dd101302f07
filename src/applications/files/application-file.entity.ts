import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OrganisationDocument } from '../../organisations/documents/organisation-document.entity.js';
import { Person } from '../../people/person.entity.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Application } from '../application.entity.js';

/**
 * A file that answers a question of an application: sent for it, or taken from its organisation's
 * library. What was submitted once stays, by triggers: taken away when the application is reopened, it
 * is only marked so.
 */
@Entity('application_file')
@Index('application_file_once_per_question', ['applicationId', 'question', 'fileId'], {
  unique: true,
  where: 'removed_at IS NULL',
})
@Index('application_file_by_file', ['fileId'])
@Check('application_file_answers_a_question', `question <> ''`)
@Check('application_file_removed_stays_on_record', 'removed_at IS NULL OR is_on_record')
export class ApplicationFile {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'application_file_application_fk' })
  readonly applicationId!: string;
  /** The name of the question. */
  @Column('text') readonly question!: string;
  @Column('uuid', { name: 'file_id' })
  @ForeignKey(() => StoredFile, { name: 'application_file_file_fk' })
  readonly fileId!: string;
  /** Where it was taken from the library. */
  @Column('uuid', { name: 'document_id', nullable: true })
  @ForeignKey(() => OrganisationDocument, { name: 'application_file_document_fk' })
  readonly documentId!: string | null;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'application_file_added_by_fk' })
  readonly addedBy!: string;
  /** Set by the database when the application is submitted. */
  @Column('boolean', { name: 'is_on_record', default: false }) readonly isOnRecord!: boolean;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) readonly removedAt!: Date | null;
}
