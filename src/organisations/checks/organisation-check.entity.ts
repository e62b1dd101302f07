import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { LookUp } from '../look-ups/look-up.entity.js';
import { Organisation } from '../organisation.entity.js';
import type { OrganisationCheckKind, Outcome } from './check.rules.js';

/** What somebody found when they looked into an organisation. The latest of a kind counts; none is edited. */
@Entity('organisation_check')
@Unique('organisation_check_in_turn', ['organisationId', 'kind', 'number'], {
  deferrable: 'INITIALLY IMMEDIATE',
})
@Check(
  'organisation_check_kind_is_known',
  `kind IN ('registration', 'governing-document', 'signatories', 'accounts', 'safeguarding', 'bank-details')`,
)
@Check('organisation_check_number_is_positive', 'number > 0')
@Check('organisation_check_outcome_is_known', `outcome IN ('passed', 'problem', 'does-not-apply')`)
@Check('organisation_check_seen_on_a_day', `(source = '') = (source_on IS NULL)`)
@Check('organisation_check_says_why', `outcome = 'passed' OR note <> ''`)
@ForeignKey(() => LookUp, ['lookUpId', 'organisationId'], ['id', 'organisationId'], {
  name: 'organisation_check_look_up_fk',
})
export class OrganisationCheck {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'organisation_check_organisation_fk' })
  readonly organisationId!: string;
  @Column('text') readonly kind!: OrganisationCheckKind;
  /** 1 for the first of its kind: two people who record at once are told of each other. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly outcome!: Outcome;
  @Column('text') readonly note!: string;
  /** Where somebody looked by hand: an address on the web, or words; '' when nowhere. */
  @Column('text') readonly source!: string;
  @Column('date', { name: 'source_on', nullable: true }) readonly sourceOn!: LondonDate | null;
  @Column('uuid', { name: 'look_up_id', nullable: true }) readonly lookUpId!: string | null;
  /** The paper that whoever made the check looked at. */
  @Column('uuid', { name: 'file_id', nullable: true })
  @ForeignKey(() => StoredFile, { name: 'organisation_check_file_fk' })
  readonly fileId!: string | null;
  /** The last day on which it counts. */
  @Column('date', { name: 'expires_on', nullable: true }) readonly expiresOn!: LondonDate | null;
  /** The reference of the application for which it was made: where a later one has it from. */
  @Column('text', { name: 'recorded_for' }) readonly recordedFor!: string;
  @Column('timestamptz', { name: 'checked_at' }) readonly checkedAt!: Date;
  @Column('uuid', { name: 'checked_by' })
  @ForeignKey(() => Person, { name: 'organisation_check_checked_by_fk' })
  readonly checkedBy!: string;
}
