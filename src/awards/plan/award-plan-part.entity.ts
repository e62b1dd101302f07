import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { AwardPlanVersion } from './award-plan.entity.js';

/** One payment of an award's own plan. Those of one version come to the award, to the penny. */
@Entity('award_plan_part')
@ForeignKey(() => AwardPlanVersion, ['awardId', 'version'], ['awardId', 'version'], {
  name: 'award_plan_part_plan_fk',
})
@Check('award_plan_part_number_is_counted', 'number BETWEEN 1 AND 24')
@Check('award_plan_part_amount_is_positive', 'amount_pence > 0')
@Check(
  'award_plan_part_waits_for_one_thing',
  `CASE waits_for WHEN 'date' THEN months IS NOT NULL AND months BETWEEN 0 AND 120 AND return_number IS NULL
    WHEN 'conditions' THEN months IS NULL AND return_number IS NULL
    WHEN 'return' THEN months IS NULL AND return_number IS NOT NULL AND return_number >= 1 ELSE false END`,
)
@Check('award_plan_part_kept_back_for_a_return', `NOT is_retention OR waits_for = 'return'`)
export class AwardPlanPart {
  @PrimaryColumn('uuid', { name: 'award_id' }) readonly awardId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  /** 1 for the first. */
  @PrimaryColumn('integer') readonly number!: number;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('text', { name: 'waits_for' }) readonly waitsFor!: 'date' | 'conditions' | 'return';
  /** After the offer is accepted. */
  @Column('integer', { nullable: true }) readonly months!: number | null;
  @Column('integer', { name: 'return_number', nullable: true })
  readonly returnNumber!: number | null;
  @Column('boolean', { name: 'is_retention', default: false }) readonly isRetention!: boolean;
}
