import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';
import type { ApplicationStatus } from '../application.lifecycle.js';

/** The acts that move an application beside its submission and the panel's decision. */
export type StandingAct = 'withdrawn' | 'ruled-ineligible' | 'reopened';

/** That somebody moved an application, and why: a record, never edited. */
@Entity('standing_change')
@Unique('standing_change_once_per_place', ['applicationId', 'place'])
@Check('standing_change_place_is_positive', 'place > 0')
@Check('standing_change_act_is_known', `act IN ('withdrawn', 'ruled-ineligible', 'reopened')`)
@Check('standing_change_has_a_reason', `reason <> ''`)
@Check('standing_change_reopened_until', `(act = 'reopened') = (until IS NOT NULL)`)
export class StandingChange {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'standing_change_application_fk' })
  readonly applicationId!: string;
  /** 1 for the first change of the application. */
  @Column('integer') readonly place!: number;
  @Column('text') readonly act!: StandingAct;
  /** The state it came from. */
  @Column('text') readonly was!: ApplicationStatus;
  /** The other side reads it. */
  @Column('text') readonly reason!: string;
  /** When a reopened application must be in again. */
  @Column('timestamptz', { nullable: true }) readonly until!: Date | null;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  @Column('uuid', { name: 'made_by' })
  @ForeignKey(() => Person, { name: 'standing_change_made_by_fk' })
  readonly madeBy!: string;
}
