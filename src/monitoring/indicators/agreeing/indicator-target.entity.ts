import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Award } from '../../../awards/award.entity.js';
import { Person } from '../../../people/person.entity.js';
import { Indicator } from '../indicator.entity.js';

/** What was agreed with one grantee that it will reach of an indicator, over the whole award. */
@Entity('indicator_target')
@Index('indicator_target_by_indicator', ['indicatorId'])
@Check('indicator_target_is_positive', 'target > 0')
export class IndicatorTarget {
  @PrimaryColumn('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'indicator_target_award_fk' })
  readonly awardId!: string;
  @PrimaryColumn('uuid', { name: 'indicator_id' })
  @ForeignKey(() => Indicator, { name: 'indicator_target_indicator_fk' })
  readonly indicatorId!: string;
  @Column('integer') readonly target!: number;
  @Column('timestamptz', { name: 'agreed_at' }) readonly agreedAt!: Date;
  @Column('uuid', { name: 'agreed_by' })
  @ForeignKey(() => Person, { name: 'indicator_target_agreed_by_fk' })
  readonly agreedBy!: string;
}
