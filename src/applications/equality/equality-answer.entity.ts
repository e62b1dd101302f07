import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Round } from '../../rounds/round.entity.js';

/** Somebody's voluntary answers about themselves: of a round, and of nothing and nobody else. */
@Entity('equality_answer')
@Index('equality_answer_round', ['roundId'])
export class EqualityAnswer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'equality_answer_round_fk' })
  readonly roundId!: string;
  /** Choice by question; only what was answered. */
  @Column('jsonb') readonly answers!: Readonly<Record<string, string>>;
}
