import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Fund } from '../../funds/fund.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/** From these sums on, payments of a fund need a third person. A fund without a row always does. */
@Entity('payment_limit')
@Check('payment_limit_is_positive', 'item_pence > 0 AND run_pence > 0')
export class FundPaymentLimit {
  @PrimaryColumn('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'payment_limit_fund_fk' })
  readonly fundId!: string;
  @Column({ ...penceColumn, name: 'item_pence' }) readonly itemPence!: Pence;
  @Column({ ...penceColumn, name: 'run_pence' }) readonly runPence!: Pence;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('uuid', { name: 'set_by' })
  @ForeignKey(() => Person, { name: 'payment_limit_set_by_fk' })
  readonly setBy!: string;
}
