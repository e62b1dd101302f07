import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { AwardCondition } from './award-condition.entity.js';

/** That a condition was met, and what shows it; or that this was taken back, and why. Append-only, by the database. */
@Entity('award_condition_act')
@Check('award_condition_act_number_is_positive', 'number > 0')
@Check('award_condition_act_is_known', `act IN ('met', 'taken-back')`)
@Check('award_condition_act_has_words', `words <> ''`)
export class AwardConditionAct {
  @PrimaryColumn('uuid', { name: 'condition_id' })
  @ForeignKey(() => AwardCondition, { name: 'award_condition_act_condition_fk' })
  readonly conditionId!: string;
  /** 1 for the first. */
  @PrimaryColumn('integer') readonly number!: number;
  @Column('text') readonly act!: 'met' | 'taken-back';
  /** The evidence, or the reason. */
  @Column('text') readonly words!: string;
  @Column('timestamptz') readonly at!: Date;
  @Column('uuid')
  @ForeignKey(() => Person, { name: 'award_condition_act_by_fk' })
  readonly by!: string;
}
