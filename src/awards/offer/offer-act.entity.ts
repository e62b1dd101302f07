import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Award } from '../award.entity.js';

/** `declined` by the organisation, `withdrawn` by the panel. */
export type OfferActKind = 'extended' | 'lapsed' | 'renewed' | 'declined' | 'withdrawn';

/** What became of an offer after it was made, and why. Append-only, by the database. */
@Entity('offer_act')
@Index('offer_act_of_award', ['awardId'])
@Check(
  'offer_act_kind_is_known',
  `kind IN ('extended', 'lapsed', 'renewed', 'declined', 'withdrawn')`,
)
@Check('offer_act_has_a_reason', `reason <> ''`)
@Check('offer_act_by_the_clock_lapses', `(kind = 'lapsed') = (by IS NULL)`)
@Check(
  'offer_act_says_until_when',
  `kind NOT IN ('extended', 'renewed') OR offer_ends_on IS NOT NULL`,
)
export class OfferAct {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'offer_act_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly kind!: OfferActKind;
  @Column('text') readonly reason!: string;
  /** The last day of the offer from then on; of one that lapsed, the day that had passed. Europe/London. */
  @Column('date', { name: 'offer_ends_on', nullable: true })
  readonly offerEndsOn!: LondonDate | null;
  @Column('timestamptz') readonly at!: Date;
  /** Null when it lapsed: that is the clock's. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person, { name: 'offer_act_by_fk' })
  readonly by!: string | null;
}
