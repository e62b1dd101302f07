import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Fund } from '../../funds/fund.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Decision } from './decision.entity.js';

/** What a decision gives from one fund. Several make a split. Append-only, by the database. */
@Entity('decision_part')
@Check('decision_part_amount_is_positive', 'amount_pence > 0')
export class DecisionPart {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  @ForeignKey(() => Decision, { name: 'decision_part_decision_fk' })
  readonly decisionId!: string;
  @PrimaryColumn('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'decision_part_fund_fk' })
  readonly fundId!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
}
