import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import type { LondonDate } from '../../kernel/london.js';

/**
 * A return of an award, as far as paying it is concerned: by when it is owed, whether it has been sent, and whether
 * it has been accepted. Monitoring says so; it stands above payments, which can't look there.
 */
@Entity('payment_gate')
@Check('payment_gate_number_is_counted', 'return_number >= 1')
export class PaymentGate {
  @PrimaryColumn('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'payment_gate_award_fk' })
  readonly awardId!: string;
  /** 1 for the first return of the award. */
  @PrimaryColumn('integer', { name: 'return_number' }) readonly returnNumber!: number;
  /** The last day on which it is in time, Europe/London. */
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  /** Null while it is owed: not sent, or queried since. */
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  /** When it was accepted or waived, so that nothing waits for it any more. */
  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  readonly acceptedAt!: Date | null;
}
