import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import { Person } from '../../people/person.entity.js';
import { IssuedMinutes } from './minutes.entity.js';

/** Other words for one entry of issued minutes, and why. Append-only; the words before stay. */
@Entity('minutes_amendment')
@Check('minutes_amendment_number_is_positive', 'number > 0')
@Check('minutes_amendment_is_explained', `reason <> ''`)
export class MinutesAmendment {
  @PrimaryColumn('uuid', { name: 'minutes_id' })
  @ForeignKey(() => IssuedMinutes, { name: 'minutes_amendment_minutes_fk' })
  readonly minutesId!: string;
  @PrimaryColumn('integer') readonly number!: number;
  /** The key of the entry within the text. */
  @Column('text') readonly entry!: string;
  /** Its lines. */
  @Column('text', { array: true }) readonly lines!: readonly string[];
  @Column('text') readonly reason!: string;
  /** The later meeting at which it was agreed; null before the minutes were confirmed. */
  @Column('uuid', { name: 'agreed_at_meeting', nullable: true })
  @ForeignKey(() => Meeting, { name: 'minutes_amendment_agreed_at_fk' })
  readonly agreedAtMeeting!: string | null;
  @Column('timestamptz', { name: 'amended_at' }) readonly amendedAt!: Date;
  @Column('uuid', { name: 'amended_by' })
  @ForeignKey(() => Person, { name: 'minutes_amendment_amended_by_fk' })
  readonly amendedBy!: string;
}
