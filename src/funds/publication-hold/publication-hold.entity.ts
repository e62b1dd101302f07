import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Fund } from '../fund.entity.js';

/** A funder's wish that awards from its fund are not made public yet. It ends on its day, or when it is lifted. */
@Entity('publication_hold')
@Index('publication_hold_of_fund', ['fundId'], { where: 'lifted_at IS NULL' })
@Check('publication_hold_has_a_reason', `reason <> ''`)
@Check(
  'publication_hold_lifted_whole',
  `(lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_reason IS NULL)`,
)
export class PublicationHold {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'publication_hold_fund_fk' })
  readonly fundId!: string;
  /** The first day on which they may be public; null until the funder agrees. */
  @Column('date', { name: 'publish_from', nullable: true })
  readonly publishFrom!: LondonDate | null;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'held_at' }) readonly heldAt!: Date;
  @Column('uuid', { name: 'held_by' })
  @ForeignKey(() => Person, { name: 'publication_hold_held_by_fk' })
  readonly heldBy!: string;
  @Column('timestamptz', { name: 'lifted_at', nullable: true }) readonly liftedAt!: Date | null;
  @Column('uuid', { name: 'lifted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'publication_hold_lifted_by_fk' })
  readonly liftedBy!: string | null;
  /** What the funder agreed to, and where that is written. */
  @Column('text', { name: 'lifted_reason', nullable: true }) readonly liftedReason!: string | null;
}
