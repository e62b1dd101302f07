import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Fund } from '../fund.entity.js';

/** A payment that a funder has announced. The receipts that name it fulfil it, one or several. */
@Entity('tranche')
@Unique('tranche_once_per_form', ['formKey'])
@Unique('tranche_once_per_fund', ['id', 'fundId'])
@Check('tranche_amount_is_positive', 'amount_pence > 0')
@Check(
  'tranche_is_withdrawn_whole',
  'num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) IN (0, 3)',
)
export class Tranche {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'tranche_fund_fk' })
  readonly fundId!: string;
  @Column('date', { name: 'expected_on' }) readonly expectedOn!: LondonDate;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  /** What the funder makes it depend on; '' for nothing. */
  @Column('text') readonly note!: string;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'announced_at' }) readonly announcedAt!: Date;
  @Column('uuid', { name: 'announced_by' })
  @ForeignKey(() => Person, { name: 'tranche_announced_by_fk' })
  readonly announcedBy!: string;
  /** No longer expected: null, as who and why, while it is. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  readonly withdrawnAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  @ForeignKey(() => Person, { name: 'tranche_withdrawn_by_fk' })
  readonly withdrawnBy!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true }) readonly withdrawnReason!:
    string | null;
}
