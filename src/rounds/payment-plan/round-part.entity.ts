import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Round } from '../round.entity.js';

/** One payment of the plan by which a round's awards are paid. */
@Entity('round_part')
@Check('round_part_number_is_counted', 'number BETWEEN 1 AND 24')
@Check('round_part_share_is_positive', 'share BETWEEN 1 AND 100')
@Check(
  'round_part_waits_for_one_thing',
  `CASE waits_for WHEN 'date' THEN months IS NOT NULL AND months BETWEEN 0 AND 120 AND return_number IS NULL
    WHEN 'conditions' THEN months IS NULL AND return_number IS NULL
    WHEN 'return' THEN months IS NULL AND return_number IS NOT NULL AND return_number >= 1 ELSE false END`,
)
@Check('round_part_kept_back_for_a_return', `NOT is_retention OR waits_for = 'return'`)
export class RoundPart {
  @PrimaryColumn('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'round_part_round_fk' })
  readonly roundId!: string;
  /** 1 for the first. */
  @PrimaryColumn('integer') readonly number!: number;
  /** Beside the other parts': 40 of 100, or 1 of 3 equal ones. */
  @Column('integer') readonly share!: number;
  @Column('text', { name: 'waits_for' }) readonly waitsFor!: 'date' | 'conditions' | 'return';
  /** After the offer is accepted. */
  @Column('integer', { nullable: true }) readonly months!: number | null;
  @Column('integer', { name: 'return_number', nullable: true })
  readonly returnNumber!: number | null;
  @Column('boolean', { name: 'is_retention', default: false }) readonly isRetention!: boolean;
}
