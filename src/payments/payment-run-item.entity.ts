import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Pence } from '../kernel/pence.js';
import { GivenBankDetails } from '../organisations/bank-details/bank-details.entity.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { Instalment } from './instalment.entity.js';
import { PaymentRun } from './payment-run.entity.js';

/** `included` and `sent` are live: what has cleared is sent still. */
export type RunItemStatus = 'included' | 'taken-out' | 'sent' | 'failed' | 'bounced';

/** An instalment in a run, with the account it is paid into. In one live run at most. */
@Entity('payment_run_item')
@Unique('payment_run_item_once_per_run', ['runId', 'instalmentId'])
@Index('payment_run_item_by_account', ['bankDetailsId'])
@Index('instalment_is_in_one_live_run', ['instalmentId'], {
  unique: true,
  where: `status IN ('included', 'sent')`,
})
@Check('payment_run_item_amount_is_positive', 'amount_pence > 0')
@Check(
  'payment_run_item_status_is_known',
  `status IN ('included', 'taken-out', 'sent', 'failed', 'bounced')`,
)
@Check(
  'payment_run_item_taken_out_whole',
  `(status = 'taken-out') = (taken_out_at IS NOT NULL AND taken_out_by IS NOT NULL AND taken_out_reason IS NOT NULL)`,
)
export class PaymentRunItem {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'run_id' })
  @ForeignKey(() => PaymentRun, { name: 'payment_run_item_run_fk' })
  readonly runId!: string;
  @Column('uuid', { name: 'instalment_id' })
  @ForeignKey(() => Instalment, { name: 'payment_run_item_instalment_fk' })
  readonly instalmentId!: string;
  /** The version of the account that was verified when the run was prepared: no other is paid. */
  @Column('uuid', { name: 'bank_details_id' })
  @ForeignKey(() => GivenBankDetails, { name: 'payment_run_item_bank_details_fk' })
  readonly bankDetailsId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('text') readonly status!: RunItemStatus;
  @Column('timestamptz', { name: 'taken_out_at', nullable: true })
  readonly takenOutAt!: Date | null;
  @Column('uuid', { name: 'taken_out_by', nullable: true })
  @ForeignKey(() => Person, { name: 'payment_run_item_taken_out_by_fk' })
  readonly takenOutBy!: string | null;
  @Column('text', { name: 'taken_out_reason', nullable: true })
  readonly takenOutReason!: string | null;
}
