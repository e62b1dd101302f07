import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Award } from '../award.entity.js';

export type ConditionKind = 'precedent' | 'ongoing';

/**
 * A condition of the panel's decision, as it stands: a precedent one is met before a payment is made, an ongoing one
 * holds for as long as the grant. What was said of it before is in its acts.
 */
@Entity('award_condition')
@Unique('award_condition_once_per_number', ['awardId', 'number'])
@Check('award_condition_number_is_positive', 'number > 0')
@Check('award_condition_kind_is_known', `kind IN ('precedent', 'ongoing')`)
@Check('award_condition_says_something', `text <> ''`)
@Check('award_condition_before_part_is_positive', 'before_part > 0')
@Check('award_condition_precedes_a_payment', `(kind = 'precedent') = (before_part IS NOT NULL)`)
@Check(
  'award_condition_met_whole',
  `(met_at IS NULL) = (met_by IS NULL) AND (met_at IS NULL) = (evidence IS NULL)
    AND (met_at IS NULL OR kind = 'precedent')`,
)
export class AwardCondition {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_condition_award_fk' })
  readonly awardId!: string;
  /** 1 for the first line of the decision's conditions. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly kind!: ConditionKind;
  @Column('text') readonly text!: string;
  /** The first payment that waits for it: 1 before any is made; null for an ongoing one. */
  @Column('integer', { name: 'before_part', nullable: true }) readonly beforePart!: number | null;
  @Column('timestamptz', { name: 'met_at', nullable: true }) readonly metAt!: Date | null;
  @Column('uuid', { name: 'met_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_condition_met_by_fk' })
  readonly metBy!: string | null;
  /** What shows that it is met. */
  @Column('text', { nullable: true }) readonly evidence!: string | null;
}
