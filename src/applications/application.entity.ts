import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Answers } from '../forms/answers.js';
import type { Pence } from '../kernel/pence.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { FormVersion } from '../rounds/form-version.entity.js';
import { Round } from '../rounds/round.entity.js';
import type { ApplicationStatus } from './application.lifecycle.js';

/** What one organisation asks of one round: a draft until it is submitted, then a record. */
@Entity('application')
@Unique('application_once_per_reference', ['reference'])
@Unique('application_once_per_round', ['roundId', 'organisationId'])
@Index('application_by_reference', ['roundId', 'reference'], { where: 'submitted_at IS NOT NULL' })
@Index('application_by_state', ['roundId', 'status', 'reference'])
@Index('application_of_organisation', ['organisationId', 'startedAt', 'id'])
@ForeignKey(() => FormVersion, ['roundId', 'formVersion'], ['roundId', 'version'], {
  name: 'application_form_is_of_its_round',
})
@Index('application_drafts_of_form', ['roundId', 'formVersion'], { where: `status = 'draft'` })
@Check(
  'application_status_is_known',
  `status IN ('draft', 'submitted', 'recommended', 'awarded', 'declined', 'withdrawn', 'ineligible')`,
)
@Check('application_request_is_positive', 'requested_pence > 0')
@Check(
  'application_submitted_whole',
  `status IN ('draft', 'withdrawn') OR (submitted_at IS NOT NULL AND submitted_by IS NOT NULL AND requested_pence IS NOT NULL)`,
)
@Check(
  'application_releases_an_outcome',
  `outcome_released_at IS NULL OR status IN ('awarded', 'declined')`,
)
@Check(
  'application_released_by_somebody_at_a_time',
  'outcome_released_by IS NULL OR outcome_released_at IS NOT NULL',
)
@Check('application_draft_has_not_arrived', `status <> 'draft' OR submitted_at IS NULL`)
export class Application {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** OC-2026-0001: what people quote. */
  @Column('text') readonly reference!: string;
  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'application_round_fk' })
  readonly roundId!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'application_organisation_fk' })
  readonly organisationId!: string;
  /** The version of the round's form that it answers; who starts it without one gets the newest. */
  @Column('integer', { name: 'form_version' }) readonly formVersion!: number;
  @Column('text') readonly status!: ApplicationStatus;
  /** The answer to the question `title`; '' until it is given. */
  @Column('text') readonly title!: string;
  /** The answer to the question `amount`. */
  @Column({ ...penceColumn, name: 'requested_pence', nullable: true })
  readonly requestedPence!: Pence | null;
  /** Every other answer. */
  @Column('jsonb') readonly answers!: Answers;
  /** Counts the saves, so that what is submitted is what was checked. */
  @Column('integer') readonly version!: number;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('uuid', { name: 'started_by' })
  @ForeignKey(() => Person, { name: 'application_started_by_fk' })
  readonly startedBy!: string;
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
  @Column('uuid', { name: 'saved_by' })
  @ForeignKey(() => Person, { name: 'application_saved_by_fk' })
  readonly savedBy!: string;
  /** When it arrived; null while it is a draft, so also again once it is reopened, and of a draft that was withdrawn. */
  @Column('timestamptz', { name: 'submitted_at', nullable: true })
  readonly submittedAt!: Date | null;
  @Column('uuid', { name: 'submitted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'application_submitted_by_fk' })
  readonly submittedBy!: string | null;
  /** When its people were told what the panel decided; null until then. */
  @Column('timestamptz', { name: 'outcome_released_at', nullable: true })
  readonly outcomeReleasedAt!: Date | null;
  /** Who released it; null also when the house did, at once. */
  @Column('uuid', { name: 'outcome_released_by', nullable: true })
  @ForeignKey(() => Person, { name: 'application_outcome_released_by_fk' })
  readonly outcomeReleasedBy!: string | null;
}
