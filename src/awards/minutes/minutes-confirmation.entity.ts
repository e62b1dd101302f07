import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import { Person } from '../../people/person.entity.js';
import { IssuedMinutes } from './minutes.entity.js';

/** A later meeting found the minutes to be right, with so many amendments. Append-only. */
@Entity('minutes_confirmation')
@Check('minutes_confirmation_amendments_not_negative', 'amendments >= 0')
export class MinutesConfirmation {
  @PrimaryColumn('uuid', { name: 'minutes_id' })
  @ForeignKey(() => IssuedMinutes, { name: 'minutes_confirmation_minutes_fk' })
  readonly minutesId!: string;
  /** The meeting that confirmed them. */
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'minutes_confirmation_meeting_fk' })
  readonly meetingId!: string;
  /** How many had been made: those are confirmed with it. */
  @Column('integer') readonly amendments!: number;
  @Column('timestamptz', { name: 'confirmed_at' }) readonly confirmedAt!: Date;
  @Column('uuid', { name: 'confirmed_by' })
  @ForeignKey(() => Person, { name: 'minutes_confirmation_confirmed_by_fk' })
  readonly confirmedBy!: string;
}
