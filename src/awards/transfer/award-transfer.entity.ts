import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Person } from '../../people/person.entity.js';
import { Award } from '../award.entity.js';

export type TransferStatus = 'proposed' | 'signed' | 'withdrawn';

/** `merged`: the organisation has become part of another. `handed-on`: another does the work from now on. */
export type TransferKind = 'merged' | 'handed-on';

/** An award that goes to another organisation, which takes on what was agreed by signing. */
@Entity('award_transfer')
@Index('award_transfer_once_while_proposed', ['awardId'], {
  unique: true,
  where: `status = 'proposed'`,
})
@Index('award_transfer_by_former', ['fromOrganisationId'], { where: `status = 'signed'` })
@Check('award_transfer_kind_is_known', `kind IN ('merged', 'handed-on')`)
@Check('award_transfer_status_is_known', `status IN ('proposed', 'signed', 'withdrawn')`)
@Check('award_transfer_has_a_reason', `reason <> ''`)
@Check(
  'award_transfer_settled_whole',
  `(status = 'proposed') = (settled_at IS NULL) AND (status = 'proposed') = (settled_by IS NULL)`,
)
@Check(
  'award_transfer_signed_whole',
  `(status = 'signed') = (signatory_name IS NOT NULL) AND (status = 'signed') = (signatory_position IS NOT NULL)`,
)
@Check('award_transfer_is_signed_by_another', `status <> 'signed' OR settled_by <> proposed_by`)
@Check(
  'award_transfer_withdrawn_with_a_reason',
  `(status = 'withdrawn') = (withdrawn_reason IS NOT NULL)`,
)
export class AwardTransfer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_transfer_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly kind!: TransferKind;
  @Column('uuid', { name: 'from_organisation_id' })
  @ForeignKey(() => Organisation, { name: 'award_transfer_from_fk' })
  readonly fromOrganisationId!: string;
  @Column('uuid', { name: 'to_organisation_id' })
  @ForeignKey(() => Organisation, { name: 'award_transfer_to_fk' })
  readonly toOrganisationId!: string;
  @Column('text') readonly status!: TransferStatus;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'proposed_by' })
  @ForeignKey(() => Person, { name: 'award_transfer_proposed_by_fk' })
  readonly proposedBy!: string;
  /** When it was signed or withdrawn. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_transfer_settled_by_fk' })
  readonly settledBy!: string | null;
  /** As who signed it typed them. */
  @Column('text', { name: 'signatory_name', nullable: true })
  readonly signatoryName!: string | null;
  @Column('text', { name: 'signatory_position', nullable: true })
  readonly signatoryPosition!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  readonly withdrawnReason!: string | null;
}
