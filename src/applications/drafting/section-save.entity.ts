import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/**
 * The last save of one section of a draft. Two people may work on two sections at once; the same
 * section saved from two tabs is told apart by its version.
 */
@Entity('section_save')
@Check('section_save_version_is_positive', 'version > 0')
export class SectionSave {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'section_save_application_fk' })
  readonly applicationId!: string;
  /** From 1, in the order of the form. */
  @PrimaryColumn('integer') readonly section!: number;
  @Column('integer') readonly version!: number;
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
  @Column('uuid', { name: 'saved_by' })
  @ForeignKey(() => Person, { name: 'section_save_saved_by_fk' })
  readonly savedBy!: string;
}
