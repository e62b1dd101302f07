import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Person } from '../../people/person.entity.js';
import { Round } from '../../rounds/round.entity.js';

export type ExtensionCause = 'reasonable-adjustment' | 'other';

/** More time for one organisation in one round, and so for its application, begun or not. */
@Entity('deadline_extension')
@Unique('deadline_extension_once', ['roundId', 'organisationId', 'until'])
@Check('deadline_extension_cause_is_known', `cause IN ('reasonable-adjustment', 'other')`)
@Check('deadline_extension_has_a_reason', `reason <> ''`)
export class DeadlineExtension {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'deadline_extension_round_fk' })
  readonly roundId!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'deadline_extension_organisation_fk' })
  readonly organisationId!: string;
  /** The latest counts. */
  @Column('timestamptz') readonly until!: Date;
  @Column('text') readonly cause!: ExtensionCause;
  /** Coordinators only read it: it may be about somebody's health. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
  @Column('uuid', { name: 'given_by' })
  @ForeignKey(() => Person, { name: 'deadline_extension_given_by_fk' })
  readonly givenBy!: string;
}
