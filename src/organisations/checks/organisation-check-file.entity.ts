import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Organisation } from '../organisation.entity.js';

/** The paper that whoever made a check looked at, as they kept it. */
@Entity('organisation_check_file')
@Unique('organisation_check_file_with_its_organisation', ['id', 'organisationId'])
@Check('organisation_check_file_is_not_empty', 'size > 0')
@Check('organisation_check_file_sha256_is_one', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('organisation_check_file_is_as_long_as_it_says', 'octet_length(bytes) = size')
export class OrganisationCheckFile {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'organisation_check_file_organisation_fk' })
  readonly organisationId!: string;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** As its first bytes tell, whatever the browser said. */
  @Column('text', { name: 'media_type' }) readonly mediaType!: string;
  @Column('integer') readonly size!: number;
  @Column('text') readonly sha256!: string;
  @Column('bytea') readonly bytes!: Buffer;
}
