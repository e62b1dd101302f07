import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import { Person } from '../../people/person.entity.js';

/** The payments of an award wait, until it is lifted. */
@Entity('payment_hold')
@Index('payment_hold_one_at_a_time', ['awardId'], { unique: true, where: 'lifted_at IS NULL' })
@Check('payment_hold_lifted_whole', '(lifted_at IS NULL) = (lifted_by IS NULL)')
export class PaymentHold {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'payment_hold_award_fk' })
  readonly awardId!: string;
  /** The organisation reads it. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'held_at' }) readonly heldAt!: Date;
  @Column('uuid', { name: 'held_by' })
  @ForeignKey(() => Person, { name: 'payment_hold_held_by_fk' })
  readonly heldBy!: string;
  @Column('timestamptz', { name: 'lifted_at', nullable: true }) readonly liftedAt!: Date | null;
  @Column('uuid', { name: 'lifted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'payment_hold_lifted_by_fk' })
  readonly liftedBy!: string | null;
}
