import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Agency } from '../membership/agency.entity.js';
import { Meeting } from './meeting.entity.js';

/**
 * Who was at a meeting, for which agency, from when until when. Who comes back has another row; while somebody
 * is there they have one: nobody sits for two.
 */
@Entity('attendance')
@Check('attendance_left_after_arriving', 'left_at >= arrived_at')
@Index('attendance_once_at_a_time', ['meetingId', 'personId'], {
  unique: true,
  where: 'left_at IS NULL',
})
export class Attendance {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'attendance_meeting_fk' })
  readonly meetingId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'attendance_person_fk' })
  readonly personId!: string;
  @Column('uuid', { name: 'agency_id' })
  @ForeignKey(() => Agency, { name: 'attendance_agency_fk' })
  readonly agencyId!: string;
  @Column('timestamptz', { name: 'arrived_at' }) readonly arrivedAt!: Date;
  /** Null while they are still there. */
  @Column('timestamptz', { name: 'left_at', nullable: true }) readonly leftAt!: Date | null;
  /** The member whose deputy or substitute they were; null for the member. Named in the minutes. */
  @Column('uuid', { name: 'stands_for', nullable: true })
  @ForeignKey(() => Person, { name: 'attendance_stands_for_fk' })
  readonly standsFor!: string | null;
}
