import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Organisation } from '../organisation.entity.js';
import type { DocumentKind } from './document-kinds.rules.js';

/**
 * A paper in an organisation's library. A newer version replaces it, or it is withdrawn: it stays, as
 * applications may have been judged by it.
 */
@Entity('organisation_document')
@Unique('organisation_document_replaces_one', ['replacedById'])
@Index('organisation_document_once_at_a_time', ['organisationId', 'kind', 'fileId'], {
  unique: true,
  where: 'replaced_by_id IS NULL AND withdrawn_at IS NULL',
})
@Index('organisation_document_by_file', ['fileId'])
@Index('organisation_document_by_expiry', ['expiresOn'], {
  where: 'replaced_by_id IS NULL AND withdrawn_at IS NULL',
})
@Check(
  'organisation_document_kind_is_known',
  `kind IN ('governing-document', 'accounts', 'safeguarding-policy', 'insurance', 'bank-statement', 'other')`,
)
@Check('organisation_document_other_has_a_title', `kind <> 'other' OR title <> ''`)
@Check('organisation_document_expires_after_its_date', 'expires_on > dated_on')
@Check(
  'organisation_document_is_withdrawn_whole',
  'num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)',
)
@Check(
  'organisation_document_replaced_or_withdrawn',
  'replaced_by_id IS NULL OR withdrawn_at IS NULL',
)
export class OrganisationDocument {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'organisation_document_organisation_fk' })
  readonly organisationId!: string;
  @Column('text') readonly kind!: DocumentKind;
  /** What it is, in its organisation's words; '' where the kind says enough. */
  @Column('text') readonly title!: string;
  /** The date it is of. */
  @Column('date', { name: 'dated_on' }) readonly datedOn!: LondonDate;
  /** The last day it holds; null for one that does not run out. */
  @Column('date', { name: 'expires_on', nullable: true }) readonly expiresOn!: LondonDate | null;
  @Column('uuid', { name: 'file_id' })
  @ForeignKey(() => StoredFile, { name: 'organisation_document_file_fk' })
  readonly fileId!: string;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'organisation_document_added_by_fk' })
  readonly addedBy!: string;
  /** The newer version. */
  @Column('uuid', { name: 'replaced_by_id', nullable: true })
  @ForeignKey(() => OrganisationDocument, { name: 'organisation_document_replaced_by_fk' })
  readonly replacedById!: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  readonly withdrawnAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  @ForeignKey(() => Person, { name: 'organisation_document_withdrawn_by_fk' })
  readonly withdrawnBy!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  readonly withdrawnReason!: string | null;
}
