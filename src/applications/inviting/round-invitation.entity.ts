import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Person } from '../../people/person.entity.js';
import { Round } from '../../rounds/round.entity.js';

/** An organisation that may apply to a round which is by invitation only. */
@Entity('round_invitation')
export class RoundInvitation {
  @PrimaryColumn('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'round_invitation_round_fk' })
  readonly roundId!: string;
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'round_invitation_organisation_fk' })
  readonly organisationId!: string;
  @Column('timestamptz', { name: 'invited_at' }) readonly invitedAt!: Date;
  @Column('uuid', { name: 'invited_by' })
  @ForeignKey(() => Person, { name: 'round_invitation_invited_by_fk' })
  readonly invitedBy!: string;
}
