import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import { Person } from '../../people/person.entity.js';

/** The minutes of a meeting as they were issued. Never changed: what was wrong is amended beside it. */
@Entity('minutes')
@Unique('minutes_once_per_meeting', ['meetingId'])
@Check('minutes_sha256_is_one', `sha256 ~ '^[0-9a-f]{64}$'`)
export class IssuedMinutes {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'minutes_meeting_fk' })
  readonly meetingId!: string;
  /** A `MinutesText` as JSON, to the letter. */
  @Column('text') readonly text!: string;
  /** Of the text, hexadecimal. */
  @Column('text') readonly sha256!: string;
  @Column('timestamptz', { name: 'issued_at' }) readonly issuedAt!: Date;
  @Column('uuid', { name: 'issued_by' })
  @ForeignKey(() => Person, { name: 'minutes_issued_by_fk' })
  readonly issuedBy!: string;
}
