import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Capacity } from '../../kernel/role.js';
import { Person } from '../../people/person.entity.js';
import { Organisation } from '../organisation.entity.js';

/** `replaced`: the same address was invited again, in another capacity or after the first had expired. */
export type InvitationStatus = 'waiting' | 'accepted' | 'withdrawn' | 'replaced';

/** An address that was asked to act for an organisation. It gives nothing until its owner accepts it. */
@Entity('contact_invitation')
@Index('contact_invitation_once_per_address', ['organisationId', 'email'], {
  unique: true,
  where: `status = 'waiting'`,
})
@Check('contact_invitation_email_in_lower_case', 'email = lower(email)')
@Check(
  'contact_invitation_capacity_is_known',
  `capacity IN ('lead', 'editor', 'reader', 'second-signatory')`,
)
@Check(
  'contact_invitation_status_is_known',
  `status IN ('waiting', 'accepted', 'withdrawn', 'replaced')`,
)
@Check('contact_invitation_expires_later', 'expires_at > invited_at')
@Check(
  'contact_invitation_settled_whole',
  `num_nonnulls(settled_at, settled_by) = CASE status WHEN 'waiting' THEN 0 ELSE 2 END`,
)
export class ContactInvitation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'contact_invitation_organisation_fk' })
  readonly organisationId!: string;
  /** What the inviter calls them: they say themselves who they are when they sign in. */
  @Column('text') readonly name!: string;
  /** In lower case. */
  @Column('text') readonly email!: string;
  @Column('text') readonly capacity!: Capacity;
  @Column('text') readonly status!: InvitationStatus;
  @Column('timestamptz', { name: 'invited_at' }) readonly invitedAt!: Date;
  @Column('uuid', { name: 'invited_by' })
  @ForeignKey(() => Person, { name: 'contact_invitation_invited_by_fk' })
  readonly invitedBy!: string;
  /** From this instant on it is not accepted any more. */
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'contact_invitation_settled_by_fk' })
  readonly settledBy!: string | null;
}
