import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * One message with a link and a code. Each opens the door once, for ten minutes. They are spent
 * apart: a mail scanner that presses the link's button leaves the code to the person who asked.
 */
@Entity('sign_in_token')
@Unique('sign_in_token_once', ['tokenHash'])
@Check('sign_in_token_few_wrong_codes', 'wrong_codes BETWEEN 0 AND 5')
export class SignInToken {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly email!: string;
  /** SHA-256 of the 128 bits in the link. */
  @Column('text', { name: 'token_hash' }) readonly tokenHash!: string;
  /** Keyed with the house's secret: a code is short enough to be guessed from a bare hash. */
  @Column('text', { name: 'code_hash' }) readonly codeHash!: string;
  /** The browser that asked: only there is the code any use. */
  @Index('sign_in_token_browser')
  @Column('text', { name: 'browser_id' })
  readonly browserId!: string;
  /** A path of ours to go on to. */
  @Column('text', { name: 'wanted_url' }) readonly wantedUrl!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('timestamptz', { name: 'link_spent_at', nullable: true })
  readonly linkSpentAt!: Date | null;
  @Column('timestamptz', { name: 'code_spent_at', nullable: true })
  readonly codeSpentAt!: Date | null;
  @Column('integer', { name: 'wrong_codes', default: 0 }) readonly wrongCodes!: number;
}
