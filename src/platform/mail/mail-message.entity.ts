import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One message to one address. Its key says what it is for, so that it is written once and leaves once. */
@Entity('mail_message')
@Unique('mail_message_once_per_key', ['key'])
@Check('mail_message_attempts_not_negative', 'attempts >= 0')
export class MailMessage {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** `application/<id>/acknowledged/<address>` */
  @Column('text') readonly key!: string;
  @Index('mail_message_to_address')
  @Column('text', { name: 'to_address' })
  readonly toAddress!: string;
  @Column('text') readonly subject!: string;
  @Column('text') readonly text!: string;
  @Column('text') readonly html!: string;
  /** A calendar file of RFC 5545 that goes with it; null for none. Its method is the message's. */
  @Column('text', { nullable: true }) readonly calendar!: string | null;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  /** When the mail server (or the local outbox) took it. */
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  @Column('integer', { default: 0 }) readonly attempts!: number;
}
