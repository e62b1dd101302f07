import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BankAccount } from '../funds/bank-account.entity.js';
import { Person } from '../people/person.entity.js';
import type { RunStatus } from './payment-run.lifecycle.js';

/** Payments that go to the bank together, and the people who stand behind them. */
@Entity('payment_run')
@Unique('payment_run_once_per_number', ['number'])
@Unique('payment_run_once_per_reference', ['reference'])
@Check(
  'payment_run_status_is_known',
  `status IN ('prepared', 'approved', 'released', 'sent', 'cancelled')`,
)
@Check('payment_run_approved_by_another', 'approved_by <> prepared_by')
@Check(
  'payment_run_released_by_a_third',
  'released_by <> prepared_by AND released_by <> approved_by',
)
@Check(
  'payment_run_sent_only_when_approved',
  `status IN ('prepared', 'cancelled') OR (approved_by IS NOT NULL AND needs_release IS NOT NULL)`,
)
@Check(
  'payment_run_released_when_it_must_be',
  `status NOT IN ('released', 'sent') OR NOT needs_release OR released_by IS NOT NULL`,
)
@Check(
  'payment_run_sent_whole',
  `(status = 'sent') = (sent_at IS NOT NULL AND sent_by IS NOT NULL)`,
)
@Check(
  'payment_run_cancelled_whole',
  `(status = 'cancelled') = (cancelled_at IS NOT NULL AND cancelled_by IS NOT NULL AND cancel_reason IS NOT NULL)`,
)
export class PaymentRun {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('integer') readonly number!: number;
  /** `PR-2026-0012` */
  @Column('text') readonly reference!: string;
  /** The account of ours that it is paid from. */
  @Column('uuid', { name: 'bank_account_id' })
  @ForeignKey(() => BankAccount, { name: 'payment_run_bank_account_fk' })
  readonly bankAccountId!: string;
  @Column('text') readonly status!: RunStatus;
  @Column('timestamptz', { name: 'prepared_at' }) readonly preparedAt!: Date;
  @Column('uuid', { name: 'prepared_by' })
  @ForeignKey(() => Person, { name: 'payment_run_prepared_by_fk' })
  readonly preparedBy!: string;
  @Column('timestamptz', { name: 'approved_at', nullable: true }) readonly approvedAt!: Date | null;
  @Column('uuid', { name: 'approved_by', nullable: true })
  @ForeignKey(() => Person, { name: 'payment_run_approved_by_fk' })
  readonly approvedBy!: string | null;
  /** Said at approval, by the limits as they were when it was prepared. */
  @Column('boolean', { name: 'needs_release', nullable: true })
  readonly needsRelease!: boolean | null;
  @Column('timestamptz', { name: 'released_at', nullable: true }) readonly releasedAt!: Date | null;
  @Column('uuid', { name: 'released_by', nullable: true })
  @ForeignKey(() => Person, { name: 'payment_run_released_by_fk' })
  readonly releasedBy!: string | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  @Column('uuid', { name: 'sent_by', nullable: true })
  @ForeignKey(() => Person, { name: 'payment_run_sent_by_fk' })
  readonly sentBy!: string | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  readonly cancelledAt!: Date | null;
  @Column('uuid', { name: 'cancelled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'payment_run_cancelled_by_fk' })
  readonly cancelledBy!: string | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) readonly cancelReason!: string | null;
}
