import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What somebody had typed when their sign-in turned out to have ended, until they are back. Only the
 * browser that sent it can find it, and only the person who was signed in there reads it.
 */
@Entity('held_form')
@Index('held_form_expiry', ['expiresAt'])
@Check('held_form_ends_after_it_began', 'expires_at > held_at')
export class HeldForm {
  /** A hash of the secret in the browser's cookie. */
  @PrimaryColumn('text') readonly browser!: string;
  /** Where the form was sent, without its token. */
  @PrimaryColumn('text') readonly address!: string;
  /** The mark of who was signed in there last. */
  @Column('text') readonly mark!: string;
  /** The fields as JSON. */
  @Column('bytea') readonly sealed!: Buffer;
  @Column('timestamptz', { name: 'held_at' }) readonly heldAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
}
