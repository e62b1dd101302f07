import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Round } from './round.entity.js';

/** One thing a bid is judged by, how much it weighs, and what each score from 0 to 5 means. */
@Entity('criterion')
@Unique('criterion_once_per_position', ['roundId', 'position'])
@Check('criterion_weight_is_positive', 'weight > 0')
export class Criterion {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'criterion_round_fk' })
  readonly roundId!: string;
  /** From 1. */
  @Column('integer') readonly position!: number;
  @Column('text') readonly name!: string;
  @Column('text') readonly question!: string;
  @Column('integer') readonly weight!: number;
  /** Six sentences: what 0, 1, 2, 3, 4 and 5 points mean. */
  @Column('jsonb') readonly descriptors!: readonly string[];
}
