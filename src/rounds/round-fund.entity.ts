import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Fund } from '../funds/fund.entity.js';
import type { Pence } from '../kernel/pence.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { Round } from './round.entity.js';

/** A fund that a round may draw on, and how much of it. */
@Entity('round_fund')
@Check('round_fund_budget_is_positive', 'budget_pence > 0')
@Check('round_fund_gives_back_within_its_budget', 'given_back_pence BETWEEN 0 AND budget_pence')
export class RoundFund {
  @PrimaryColumn('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'round_fund_round_fk' })
  readonly roundId!: string;
  @PrimaryColumn('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'round_fund_fund_fk' })
  readonly fundId!: string;
  @Column({ ...penceColumn, name: 'budget_pence' }) readonly budgetPence!: Pence;
  /** What of the budget went back to the fund after the last decision. */
  @Column({ ...penceColumn, name: 'given_back_pence', default: 0 })
  readonly givenBackPence!: Pence;
}
