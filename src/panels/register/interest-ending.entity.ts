import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { RegisteredInterest } from './registered-interest.entity.js';

/** That an entry of the register is so no more: its member's own word, given once. */
@Entity('interest_ending')
export class InterestEnding {
  @PrimaryColumn('uuid', { name: 'interest_id' })
  @ForeignKey(() => RegisteredInterest, { name: 'interest_ending_interest_fk' })
  readonly interestId!: string;
  /** The last day on which it was so. */
  @Column('date', { name: 'ended_on' }) readonly endedOn!: LondonDate;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
}
