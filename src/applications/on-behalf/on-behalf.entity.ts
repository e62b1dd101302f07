import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

export type Channel = 'paper' | 'telephone' | 'e-mail' | 'in-person';

/** That an application came another way, and staff type it in: from whom the house has it, and when it came. */
@Entity('on_behalf')
@Check('on_behalf_channel_is_known', `channel IN ('paper', 'telephone', 'e-mail', 'in-person')`)
@Check('on_behalf_has_a_reason', `reason <> ''`)
@Check('on_behalf_receipt_is_known', `receipt_by IN ('post', 'e-mail')`)
@Check('on_behalf_receipt_has_an_address', `(receipt_by = 'e-mail') = (receipt_email IS NOT NULL)`)
export class OnBehalf {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'on_behalf_application_fk' })
  readonly applicationId!: string;
  @Column('text') readonly channel!: Channel;
  /** The deadline is judged by it. */
  @Column('timestamptz', { name: 'received_at' }) readonly receivedAt!: Date;
  /** Why it came this way, and how its day and hour are known. */
  @Column('text') readonly reason!: string;
  @Column('text', { name: 'receipt_by' }) readonly receiptBy!: 'post' | 'e-mail';
  @Column('text', { name: 'receipt_email', nullable: true }) readonly receiptEmail!: string | null;
  /** Until when staff may type in what was received in time. */
  @Column('timestamptz', { name: 'type_until' }) readonly typeUntil!: Date;
  @Column('timestamptz', { name: 'entered_at' }) readonly enteredAt!: Date;
  @Column('uuid', { name: 'entered_by' })
  @ForeignKey(() => Person, { name: 'on_behalf_entered_by_fk' })
  readonly enteredBy!: string;
}
