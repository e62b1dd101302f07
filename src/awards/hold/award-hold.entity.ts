import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Award } from '../award.entity.js';

/** Everything about an award waits, until it is lifted: payments, changes, returns. */
@Entity('award_hold')
@Index('award_hold_one_at_a_time', ['awardId'], { unique: true, where: 'lifted_at IS NULL' })
@Check('award_hold_began_somewhere', `was IN ('accepted', 'active')`)
@Check('award_hold_lifted_whole', '(lifted_at IS NULL) = (lifted_by IS NULL)')
export class AwardHold {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_hold_award_fk' })
  readonly awardId!: string;
  /** The state it goes back to. */
  @Column('text') readonly was!: 'accepted' | 'active';
  /** The organisation reads it. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'held_at' }) readonly heldAt!: Date;
  @Column('uuid', { name: 'held_by' })
  @ForeignKey(() => Person, { name: 'award_hold_held_by_fk' })
  readonly heldBy!: string;
  @Column('timestamptz', { name: 'lifted_at', nullable: true }) readonly liftedAt!: Date | null;
  @Column('uuid', { name: 'lifted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_hold_lifted_by_fk' })
  readonly liftedBy!: string | null;
}
