import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Clawback } from './clawback.entity.js';

/** A part of what is asked back, and the day by which it is to come. The parts are the whole, by a trigger. */
@Entity('clawback_part')
@Check('clawback_part_amount_is_positive', 'amount_pence > 0')
export class ClawbackPart {
  @PrimaryColumn('uuid', { name: 'clawback_id' })
  @ForeignKey(() => Clawback, { name: 'clawback_part_clawback_fk' })
  readonly clawbackId!: string;
  /** 1 for the first to come. */
  @PrimaryColumn('integer') readonly number!: number;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
}
