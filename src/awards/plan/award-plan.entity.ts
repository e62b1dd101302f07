import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Award } from '../award.entity.js';

/** How one award is paid, where it is not as its round says. Never edited: the newest version stands. */
@Entity('award_plan')
@Check('award_plan_version_is_counted', 'version >= 1')
@Check('award_plan_has_a_reason', `reason <> ''`)
export class AwardPlanVersion {
  @PrimaryColumn('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_plan_award_fk' })
  readonly awardId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  /** The organisation reads it. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('uuid', { name: 'set_by' })
  @ForeignKey(() => Person, { name: 'award_plan_set_by_fk' })
  readonly setBy!: string;
}
