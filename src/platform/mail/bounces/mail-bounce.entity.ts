import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { MailMessage } from '../mail-message.entity.js';

/** A report that a message came back. Its digest makes it heard once, however often it is read. */
@Entity('mail_bounce')
@Unique('mail_bounce_heard_once', ['digest'])
@Index('mail_bounce_message', ['messageId'])
@Check('mail_bounce_came_by_a_known_way', `came_by IN ('mailbox', 'hook')`)
export class MailBounce {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** SHA-256 of the report, in hexadecimal, and which of its recipients this is. */
  @Column('text') readonly digest!: string;
  /** Null when it was about no message of ours. */
  @Column('uuid', { name: 'message_id', nullable: true })
  @ForeignKey(() => MailMessage, { name: 'mail_bounce_message_fk', onDelete: 'SET NULL' })
  readonly messageId!: string | null;
  @Column('text') readonly recipient!: string;
  /** For good; false: the other side gave up trying, and may take mail another day. */
  @Column('boolean', { name: 'is_hard' }) readonly isHard!: boolean;
  @Column('text') readonly reason!: string;
  @Column('text', { name: 'came_by' }) readonly cameBy!: 'mailbox' | 'hook';
  @Column('timestamptz', { name: 'noted_at' }) readonly notedAt!: Date;
}
