import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { Round } from '../../../rounds/round.entity.js';
import { Indicator } from '../indicator.entity.js';

/** An indicator that returns of a round ask for, from the next that is begun. */
@Entity('indicator_choice')
@Index('indicator_choice_by_indicator', ['indicatorId'])
export class IndicatorChoice {
  @PrimaryColumn('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'indicator_choice_round_fk' })
  readonly roundId!: string;
  @PrimaryColumn('uuid', { name: 'indicator_id' })
  @ForeignKey(() => Indicator, { name: 'indicator_choice_indicator_fk' })
  readonly indicatorId!: string;
  @Column('timestamptz', { name: 'chosen_at' }) readonly chosenAt!: Date;
  @Column('uuid', { name: 'chosen_by' })
  @ForeignKey(() => Person, { name: 'indicator_choice_chosen_by_fk' })
  readonly chosenBy!: string;
}
