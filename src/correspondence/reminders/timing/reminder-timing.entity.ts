import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import type { Step } from './timing.rules.js';

/** A version of when a kind of reminder is written. Append-only; the highest is in force, and before the first the house's own. */
@Entity('reminder_timing')
@Unique('reminder_timing_once_per_version', ['kind', 'version'])
@Check('reminder_timing_version_is_positive', 'version >= 1')
@Check('reminder_timing_has_a_reason', `reason <> ''`)
@Check('reminder_timing_steps_are_few', 'jsonb_array_length(steps) BETWEEN 0 AND 8')
export class ReminderTiming {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly kind!: string;
  @Column('integer') readonly version!: number;
  /** In the order of their days; none when the kind is switched off. */
  @Column('jsonb') readonly steps!: readonly Step[];
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('uuid', { name: 'set_by' })
  @ForeignKey(() => Person, { name: 'reminder_timing_set_by_fk' })
  readonly setBy!: string;
}
