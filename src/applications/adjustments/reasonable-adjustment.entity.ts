import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Person } from '../../people/person.entity.js';

export type AdjustmentKind = 'other-format' | 'more-time' | 'help' | 'other';

/** What somebody asked for so that they could apply like anybody else, and what was agreed. Coordinators only see it. */
@Entity('reasonable_adjustment')
@Unique('reasonable_adjustment_once', ['formKey'])
@Check(
  'reasonable_adjustment_kind_is_known',
  `kind IN ('other-format', 'more-time', 'help', 'other')`,
)
@Check('reasonable_adjustment_was_asked_for', `asked <> ''`)
@Check('reasonable_adjustment_was_answered', `agreed <> ''`)
@Index('reasonable_adjustment_organisation', ['organisationId'])
export class ReasonableAdjustment {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'reasonable_adjustment_organisation_fk' })
  readonly organisationId!: string;
  /** One of its contacts; null when it is for whoever acts for it. */
  @Column('uuid', { name: 'person_id', nullable: true })
  @ForeignKey(() => Person, { name: 'reasonable_adjustment_person_fk' })
  readonly personId!: string | null;
  @Column('text') readonly kind!: AdjustmentKind;
  @Column('text') readonly asked!: string;
  @Column('text') readonly agreed!: string;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'reasonable_adjustment_recorded_by_fk' })
  readonly recordedBy!: string;
}
