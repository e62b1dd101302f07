import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { PaymentRun } from '../payment-run.entity.js';
import type { LayoutCode } from './layouts.rules.js';

/** What the bank was told, byte for byte: made once, downloaded as often as needed, never changed. */
@Entity('payment_file')
@Unique('payment_file_once_per_run', ['runId'])
@Check('payment_file_has_payments', 'payments > 0 AND total_pence > 0')
export class PaymentFile {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'run_id' })
  @ForeignKey(() => PaymentRun, { name: 'payment_file_run_fk' })
  readonly runId!: string;
  @Column('text') readonly layout!: LayoutCode;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** Sealed about `payment_file/<id>`: whole account numbers are in it. */
  @Column('bytea', { select: false }) readonly bytes!: Buffer;
  /** Of the plain bytes, in hexadecimal. */
  @Column('text') readonly sha256!: string;
  @Column('integer') readonly payments!: number;
  @Column({ ...penceColumn, name: 'total_pence' }) readonly totalPence!: Pence;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  @Column('uuid', { name: 'made_by' })
  @ForeignKey(() => Person, { name: 'payment_file_made_by_fk' })
  readonly madeBy!: string;
}
