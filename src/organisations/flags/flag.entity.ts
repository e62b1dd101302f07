import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Organisation } from '../organisation.entity.js';
import type { FlagKind } from './flag.rules.js';

/** What staff must know about an organisation, in every fund and round, until it is lifted or its day is past. */
@Entity('organisation_flag')
@Index('organisation_flag_not_lifted', ['organisationId'], { where: 'lifted_at IS NULL' })
@Check('organisation_flag_kind_is_known', `kind IN ('stop', 'caution', 'note')`)
@Check('organisation_flag_has_a_reason', `reason <> ''`)
@Check(
  'organisation_flag_lifted_whole',
  `(lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_reason IS NULL)`,
)
export class Flag {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'organisation_flag_organisation_fk' })
  readonly organisationId!: string;
  @Column('text') readonly kind!: FlagKind;
  /** For staff: the organisation never reads it. */
  @Column('text') readonly reason!: string;
  /** Its last day; null: until somebody lifts it. */
  @Column('date', { nullable: true }) readonly until!: LondonDate | null;
  @Column('timestamptz', { name: 'raised_at' }) readonly raisedAt!: Date;
  @Column('uuid', { name: 'raised_by' })
  @ForeignKey(() => Person, { name: 'organisation_flag_raised_by_fk' })
  readonly raisedBy!: string;
  @Column('timestamptz', { name: 'lifted_at', nullable: true }) readonly liftedAt!: Date | null;
  @Column('uuid', { name: 'lifted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'organisation_flag_lifted_by_fk' })
  readonly liftedBy!: string | null;
  @Column('text', { name: 'lifted_reason', nullable: true }) readonly liftedReason!: string | null;
}
