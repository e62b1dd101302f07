import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { Meeting } from '../meeting.entity.js';

/** A meeting was moved or cancelled: where it stood from then on, and why. Append-only. */
@Entity('meeting_change')
@Check('meeting_change_number_is_positive', 'number > 0')
@Check('meeting_change_act_is_known', `act IN ('moved', 'cancelled')`)
export class MeetingChange {
  @PrimaryColumn('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'meeting_change_meeting_fk' })
  readonly meetingId!: string;
  /** 1 for the first: the sequence of the invitation that tells of it. */
  @PrimaryColumn('integer') readonly number!: number;
  @Column('text') readonly act!: 'moved' | 'cancelled';
  @Column('timestamptz', { name: 'starts_at' }) readonly startsAt!: Date;
  @Column('text') readonly place!: string;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
  @Column('uuid', { name: 'changed_by' })
  @ForeignKey(() => Person, { name: 'meeting_change_changed_by_fk' })
  readonly changedBy!: string;
}
