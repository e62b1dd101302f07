import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { Seat } from '../../membership/seat.entity.js';
import { Meeting } from '../meeting.entity.js';

/** Somebody without a seat who goes to one meeting for a member's agency. They read its papers until that day ends. */
@Entity('substitute')
@Unique('substitute_once_per_seat', ['meetingId', 'seatId'])
@Unique('substitute_once_per_person', ['meetingId', 'personId'])
export class Substitute {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'substitute_meeting_fk' })
  readonly meetingId!: string;
  /** The seat of the member they go for. */
  @Column('uuid', { name: 'seat_id' })
  @ForeignKey(() => Seat, { name: 'substitute_seat_fk' })
  readonly seatId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'substitute_person_fk' })
  readonly personId!: string;
  @Column('timestamptz', { name: 'named_at' }) readonly namedAt!: Date;
  @Column('uuid', { name: 'named_by' })
  @ForeignKey(() => Person, { name: 'substitute_named_by_fk' })
  readonly namedBy!: string;
}
