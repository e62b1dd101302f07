import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../applications/application.entity.js';
import { Fund } from '../funds/fund.entity.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { AwardStatus } from './award.lifecycle.js';

/**
 * What a panel decided to give from one fund; a decision split over several funds makes one for each. Decided
 * once; a later change is a variation, never an edit.
 */
@Entity('award')
@Index('award_by_acceptance', ['acceptedAt'], { where: `status IN ('accepted', 'active')` })
@Unique('award_once_per_reference', ['reference'])
@Unique('award_once_per_fund', ['applicationId', 'fundId'])
@Index('award_on_hold', ['id'], { where: `status = 'on-hold'` })
@Index('award_offer_open', ['offerEndsOn'], { where: `status IN ('offered', 'half-accepted')` })
@Check('award_amount_is_positive', 'amount_pence > 0')
@Check(
  'award_status_is_known',
  `status IN ('held', 'offered', 'half-accepted', 'accepted', 'active', 'on-hold', 'complete',
    'lapsed', 'withdrawn', 'terminated', 'refused')`,
)
@Check(
  'award_accepted_whole',
  `status IN ('withdrawn', 'terminated', 'refused')
    OR (status IN ('accepted', 'active', 'on-hold', 'complete')) = (accepted_at IS NOT NULL AND accepted_by IS NOT NULL
    AND signatory_name IS NOT NULL AND signatory_position IS NOT NULL)`,
)
export class Award {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** The application's: one number from the bid to the bank statement. A second fund's award has a B behind it. */
  @Column('text') readonly reference!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'award_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'award_organisation_fk' })
  readonly organisationId!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'award_fund_fk' })
  readonly fundId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  /** '' when there are none. */
  @Column('text') readonly conditions!: string;
  @Column('text') readonly status!: AwardStatus;
  @Column('timestamptz', { name: 'decided_at' }) readonly decidedAt!: Date;
  /** The last day on which the offer can be accepted, Europe/London; null while it is held. */
  @Column('date', { name: 'offer_ends_on', nullable: true })
  readonly offerEndsOn!: LondonDate | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) readonly acceptedAt!: Date | null;
  /** The signed-in person who accepted it; the signatory they typed is kept beside. */
  @Column('uuid', { name: 'accepted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_accepted_by_fk' })
  readonly acceptedBy!: string | null;
  @Column('text', { name: 'signatory_name', nullable: true }) readonly signatoryName!:
    string | null;
  @Column('text', { name: 'signatory_position', nullable: true })
  readonly signatoryPosition!: string | null;
}
