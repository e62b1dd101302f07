import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MESSAGE_STATES, type MessageState } from './message-state.js';
import { LetterVersion } from './wording/letter-version.entity.js';

const inSql = (states: readonly string[]): string => states.map((one) => `'${one}'`).join(', ');

/** One message to one address. Its key says what it is for, so that it is written once and leaves once. */
@Entity('mail_message')
@Unique('mail_message_once_per_key', ['key'])
@Index('mail_message_about', ['aboutKind', 'aboutId'])
@Index('mail_message_unfinished', ['state', 'stateSince'], { where: `state <> 'sent'` })
@Check('mail_message_attempts_not_negative', 'attempts >= 0')
@Check('mail_message_state_is_known', `state IN (${inSql(MESSAGE_STATES)})`)
@Check('mail_message_sent_at_a_moment', `state NOT IN ('sent', 'bounced') OR sent_at IS NOT NULL`)
@Check('mail_message_settled_by_somebody', '(settled_at IS NULL) = (settled_by IS NULL)')
@Check('mail_message_sent_again_by_somebody', '(sent_again_of IS NULL) = (sent_again_by IS NULL)')
export class MailMessage {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** `application/<id>/acknowledged/<address>` */
  @Column('text') readonly key!: string;
  /** What its key begins with: what it is about. */
  @Column('text', { name: 'about_kind', default: '' }) readonly aboutKind!: string;
  /** Null where what it is about has no id. */
  @Column('uuid', { name: 'about_id', nullable: true }) readonly aboutId!: string | null;
  /** What kind of letter it is: the name of its template, such as `award-offered`. */
  @Column('text', { default: '' }) readonly kind!: string;
  /** The wording it was written from; null for the one that the house came with. */
  @Column('uuid', { name: 'version_id', nullable: true })
  @ForeignKey(() => LetterVersion, { name: 'mail_message_version_fk' })
  readonly versionId!: string | null;
  /** What stood for each placeholder of its letter, by the placeholder's name; null where nobody may edit the wording. */
  @Column('jsonb', { nullable: true }) readonly filled!: Readonly<Record<string, string>> | null;
  @Index('mail_message_to_address')
  @Column('text', { name: 'to_address' })
  readonly toAddress!: string;
  @Column('text') readonly subject!: string;
  @Column('text') readonly text!: string;
  @Column('text') readonly html!: string;
  /** A calendar file of RFC 5545 that goes with it; null for none. Its method is the message's. */
  @Column('text', { nullable: true }) readonly calendar!: string | null;
  /** Where one click stops messages like this one, by RFC 8058; null for what nobody can turn off. */
  @Column('text', { name: 'list_unsubscribe', nullable: true })
  readonly listUnsubscribe!: string | null;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('text', { default: 'queued' }) readonly state!: MessageState;
  @Column('timestamptz', { name: 'state_since', default: () => 'now()' })
  readonly stateSince!: Date;
  /** When it came to be queued: written, or let go by somebody. Days after that it has failed. */
  @Column('timestamptz', { name: 'queued_since', default: () => 'now()' })
  readonly queuedSince!: Date;
  /** What was last said against it: the mail server's words, or why it came back. '' for nothing. */
  @Column('text', { default: '' }) readonly problem!: string;
  /** When the mail server (or the local outbox) took it. */
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  /** How often the mail server was spoken to about it. */
  @Column('integer', { default: 0 }) readonly attempts!: number;
  /** The message that this one repeats, for whoever did not get it; null for all others. */
  @Column('uuid', { name: 'sent_again_of', nullable: true })
  @ForeignKey(() => MailMessage, { name: 'mail_message_sent_again_of_fk' })
  readonly sentAgainOf!: string | null;
  @Column('uuid', { name: 'sent_again_by', nullable: true }) readonly sentAgainBy!: string | null;
  /** When somebody saw to it that it had failed, had come back or may not have arrived. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true }) readonly settledBy!: string | null;
}
