import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { AwardAgreement } from '../agreement/award-agreement.entity.js';

/**
 * One person's signature under one text, given with their own sign-in. It is never edited or deleted; it ends when it
 * is taken back, or when the offer lapses.
 */
@Entity('award_signature')
@Index('award_signature_once_a_person', ['awardId', 'personId'], {
  unique: true,
  where: 'ended_at IS NULL',
})
@ForeignKey(
  () => AwardAgreement,
  ['awardId', 'agreementNumber', 'agreementSha256'],
  ['awardId', 'number', 'sha256'],
  { name: 'award_signature_agreement_fk' },
)
@Check('award_signature_has_a_name', `name <> ''`)
@Check('award_signature_has_a_position', `position <> ''`)
@Check('award_signature_ended_because_is_known', `ended_because IN ('taken-back', 'lapsed')`)
@Check('award_signature_ended_whole', '(ended_at IS NULL) = (ended_because IS NULL)')
export class AwardSignature {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' }) readonly awardId!: string;
  @Column('integer', { name: 'agreement_number' }) readonly agreementNumber!: number;
  /** Of the text as they read it. */
  @Column('text', { name: 'agreement_sha256' }) readonly agreementSha256!: string;
  /** Who was signed in. */
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'award_signature_person_fk' })
  readonly personId!: string;
  /** As they typed them. */
  @Column('text') readonly name!: string;
  @Column('text') readonly position!: string;
  @Column('timestamptz', { name: 'signed_at' }) readonly signedAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('text', { name: 'ended_because', nullable: true })
  readonly endedBecause!: 'taken-back' | 'lapsed' | null;
}
