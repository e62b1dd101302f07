import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Application } from '../../application.entity.js';

/**
 * The words of an application as the search for projects like it reads them. Written by the search, so
 * that there is none until it has been through; the indexes on its trigrams are the migration's.
 */
@Entity('application_text')
export class ApplicationText {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'application_text_application_fk' })
  readonly applicationId!: string;
  @Column('text') readonly title!: string;
  /** Its answers in words, a blank line between two. */
  @Column('text') readonly body!: string;
  @Column('timestamptz', { name: 'searched_at' }) readonly searchedAt!: Date;
}
