import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../../applications/application.entity.js';
import { Person } from '../../../people/person.entity.js';
import type { InterestKind } from '../interest-kind.js';

/**
 * What the coordinator set about somebody's interest in a bid, beside whatever they declare. A record: never edited.
 * The last one stands; `none` takes back what was set before.
 */
@Entity('set_interest')
@Unique('set_interest_once_per_number', ['applicationId', 'personId', 'number'])
@Check('set_interest_number_is_positive', 'number > 0')
@Check(
  'set_interest_kind_is_known',
  `kind IN ('none', 'pecuniary', 'other-registerable', 'non-registerable')`,
)
export class SetInterest {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'set_interest_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'set_interest_person_fk' })
  readonly personId!: string;
  /** 1 for the first about this person and bid. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly kind!: InterestKind;
  /** For the minutes and the record. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('uuid', { name: 'set_by' })
  @ForeignKey(() => Person, { name: 'set_interest_set_by_fk' })
  readonly setBy!: string;
}
