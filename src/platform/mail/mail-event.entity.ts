import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { MailMessage } from './mail-message.entity.js';

/** A line of a message's life after it was written: what became of it, or what somebody did about it. */
@Entity('mail_event')
@Index('mail_event_message', ['messageId', 'id'])
export class MailEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id!: string;
  @Column('uuid', { name: 'message_id' })
  @ForeignKey(() => MailMessage, { name: 'mail_event_message_fk', onDelete: 'CASCADE' })
  readonly messageId!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('text') readonly what!: MailHappening;
  /** Null when the house found it out by itself. */
  @Column('uuid', { nullable: true }) readonly by!: string | null;
  /** The mail server's words, or somebody's reason; '' for none. */
  @Column('text') readonly words!: string;
}

export type MailHappening =
  | 'sent'
  | 'put-off'
  | 'failed'
  | 'unknown'
  | 'bounced'
  | 'released'
  | 'withdrawn'
  | 'sent-again'
  | 'found-sent'
  | 'settled';
